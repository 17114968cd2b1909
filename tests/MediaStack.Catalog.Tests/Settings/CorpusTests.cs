using MediaStack.Catalog.Settings;

namespace MediaStack.Catalog.Tests.Settings;

/// <summary>The hostile settings of <c>tests/corpus</c>: each is refused by name, or has nothing said against it.</summary>
public sealed class CorpusTests
{
    public static TheoryData<string> Cases => [.. SettingsCase.Names];

    [Theory, MemberData(nameof(Cases))]
    public void Case_is_refused_as_its_file_says_or_accepted(string name)
    {
        var hostile = SettingsCase.Read(name);
        using var scratch = new ScratchFolder();

        var loaded = new SettingsStore(hostile.WriteTo(scratch)).Load();
        var findings = loaded.Findings.Concat(SettingsValidator.Validate(loaded.Settings))
            .Where(finding => finding.Severity != FindingSeverity.Note).ToList();

        (hostile.Findings is null).ShouldBe(hostile.Carried.Count > 0, "Each case is either refused or carried.");
        if (hostile.Text is not null)
            findings = [.. findings.Where(finding => loaded.Findings.Contains(finding))];
        findings.Select(finding => $"{Severity(finding)} {finding.Code} {finding.Setting}").Distinct()
            .ShouldBe(hostile.Findings ?? [], ignoreOrder: true, customMessage: $"{hostile.Why}\n{string.Join('\n', findings)}");
        findings.ShouldAllBe(finding => finding.Problem.Length > 0 && finding.Cure.Length > 0 && !finding.ToString().Any(char.IsControl));
        foreach (var secret in hostile.Secrets.Values.Where(value => value.Length > 0))
            findings.ShouldAllBe(finding => !finding.ToString().Contains(secret));
    }

    private static string Severity(Finding finding) => finding.Severity is FindingSeverity.Error ? "error" : "warning";
}
