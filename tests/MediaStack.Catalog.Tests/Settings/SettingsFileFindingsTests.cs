using MediaStack.Catalog.Settings;
using MediaStack.Catalog.Settings.Files;

namespace MediaStack.Catalog.Tests.Settings;

/// <summary>What is found wrong with the files on disk, and what is done about it.</summary>
public sealed class SettingsFileFindingsTests : IDisposable
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly ScratchFolder _scratch = new();

    private SettingsStore Store => new(_scratch.At("stack.json"));

    [Fact]
    public void A_secret_in_the_plain_file_is_told_and_moved_by_a_save()
    {
        _scratch.Write("stack.json", """{ "schemaVersion": 1, "services": [], "values": { "redis.password": "abc" } }""");
        var loaded = Store.Load();
        var finding = loaded.Findings.ShouldHaveSingleItem();
        (finding.Severity, finding.Code, finding.Setting)
            .ShouldBe((FindingSeverity.Warning, FindingCodes.SecretInSettings, "redis.password"));
        Store.Save(loaded.Settings);
        Store.Load().Findings.ShouldBeEmpty();
        Store.Load().Settings["redis.password"].ShouldBe("abc");
        File.ReadAllText(Store.SettingsPath).ShouldNotContain("abc");
    }

    [Fact]
    public void A_value_in_both_files_must_be_the_same()
    {
        _scratch.Write("stack.json", """{ "schemaVersion": 1, "values": { "puid": 1000 } }""");
        WritePrivate("stack.secrets.json", """{ "schemaVersion": 1, "values": { "puid": 1001 } }""");
        Store.Load().Findings.ShouldHaveSingleItem().Code.ShouldBe(FindingCodes.Duplicate);
        WritePrivate("stack.secrets.json", """{ "schemaVersion": 1, "values": { "puid": 1000 } }""");
        Store.Load().Findings.ShouldBeEmpty();
    }

    [Fact]
    public void A_secrets_file_that_others_can_read_is_told_and_closed_by_a_save()
    {
        Store.Save(Samples.Complete);
        File.SetUnixFileMode(Store.SecretsPath, Private | UnixFileMode.GroupRead);
        var finding = Store.Load().Findings.ShouldHaveSingleItem();
        finding.Code.ShouldBe(FindingCodes.SecretsReadable);
        finding.Cure.ShouldBe($"Run: chmod 600 '{Store.SecretsPath}'");
        Store.Save(Samples.Complete);
        File.GetUnixFileMode(Store.SecretsPath).ShouldBe(Private);
    }

    [Fact]
    public void A_restored_older_file_is_taken_as_it_is_with_a_warning()
    {
        Store.Save(Samples.Complete);
        Store.Save(Samples.Complete.With("puid", "1001"));
        File.Copy(_scratch.At("history", "0001-stack.json"), Store.SettingsPath, overwrite: true);
        var loaded = Store.Load();
        loaded.Settings["puid"].ShouldBe("1000");
        loaded.Findings.ShouldHaveSingleItem().Code.ShouldBe(FindingCodes.MixedRevisions);
        Store.Save(loaded.Settings);
        Store.Load().Findings.ShouldBeEmpty();
    }

    [Fact]
    public void Settings_of_a_newer_product_are_neither_used_nor_overwritten()
    {
        const string Newer = """{ "schemaVersion": 2, "services": ["holodeck"], "values": { "holodeck.size": 3 } }""";
        _scratch.Write("stack.json", Newer);
        var finding = Store.Load().Findings.ShouldHaveSingleItem();
        (finding.Severity, finding.Code, finding.Setting).ShouldBe((FindingSeverity.Error, FindingCodes.NewerVersion, "schemaVersion"));
        finding.Problem.ShouldContain("newer MediaStack");
        Should.Throw<SettingsFileException>(() => Store.Save(StackSettings.Default)).Finding.ShouldBe(finding);
        File.ReadAllText(Store.SettingsPath).ShouldBe(Newer);
    }

    [Fact]
    public void Settings_of_an_older_product_are_translated_step_by_step_and_the_old_file_kept()
    {
        const string Older = """{ "schemaVersion": 1, "services": ["prometheus"], "values": { "timezone": "Europe/Berlin" } }""";
        _scratch.Write("stack.json", Older);
        var store = new SettingsStore(_scratch.At("stack.json"), new SettingsMigrations(
            first => first.With("time_zone", first["timezone"]!).With("timezone", ""), // the file above has it
            second => second.With("time-zone", second["time_zone"]!).With("time_zone", "")));

        var loaded = store.Load();
        loaded.Settings.SchemaVersion.ShouldBe(3);
        loaded.Settings.Values.ShouldBe(new Dictionary<string, string> { ["time-zone"] = "Europe/Berlin" });
        var note = loaded.Findings.ShouldHaveSingleItem();
        (note.Severity, note.Code).ShouldBe((FindingSeverity.Note, FindingCodes.OlderVersion));

        store.Save(loaded.Settings);
        File.ReadAllText(store.SettingsPath).ShouldContain("\"schemaVersion\": 3");
        store.Load().Findings.ShouldBeEmpty();
        File.ReadAllText(_scratch.At("history", "0001-stack.json")).ShouldBe(Older);
        Should.Throw<SettingsFileException>(() => Store.Save(StackSettings.Default)).Finding.Code.ShouldBe(FindingCodes.NewerVersion);
    }

    [Fact]
    public void A_malformed_file_is_a_finding_and_an_update_leaves_it_alone()
    {
        _scratch.Write("stack.json", "{ oops");
        Store.Load().Findings.ShouldContain(finding => finding.Code == FindingCodes.Malformed);
        Should.Throw<SettingsFileException>(() => Store.Update(settings => settings)).Message.ShouldContain("line 1, column 3");
        File.ReadAllText(Store.SettingsPath).ShouldBe("{ oops");
        Store.Save(StackSettings.Default);
        File.ReadAllText(_scratch.At("history", "0001-stack.json")).ShouldBe("{ oops");
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_a_finding()
    {
        Directory.CreateDirectory(_scratch.At("stack.json"));
        var finding = Store.Load().Findings.ShouldHaveSingleItem();
        (finding.Severity, finding.Code, finding.Setting).ShouldBe((FindingSeverity.Error, FindingCodes.FileAccess, "stack.json"));
        finding.Problem.ShouldContain(_scratch.Root);
        finding.Cure.ShouldNotBeEmpty();
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_an_exception_for_people()
    {
        _scratch.Write("file", "");
        var store = new SettingsStore(_scratch.At("file", "stack.json"));
        var failure = Should.Throw<SettingsFileException>(() => store.Save(StackSettings.Default));
        failure.Finding.Code.ShouldBe(FindingCodes.FileAccess);
        failure.Message.ShouldStartWith("error: stack.json: The settings in ");
    }

    public void Dispose() => _scratch.Dispose();

    private void WritePrivate(string name, string text) => File.SetUnixFileMode(_scratch.Write(name, text), Private);
}
