using FsCheck;
using FsCheck.Fluent;
using MediaStack.Catalog.Settings;
using MediaStack.Catalog.Settings.Files;

namespace MediaStack.Catalog.Tests.Settings;

/// <summary>What holds for any text at all.</summary>
public sealed class SettingsPropertyTests
{
    /// <summary>Text with everything in it that formats, shells and terminals stumble over.</summary>
    private static readonly Arbitrary<string> s_text = ArbMap.Default.GeneratorFor<char>()
        .Or(Gen.Elements("$\"'\\&|#:{}%= \t\n\r\0\u007f\u0085\u2028\u202e\ufeff\ud83c\udfac`äöü日0123456789./-_@".ToCharArray()))
        .ArrayOf()
        .Select(characters => new string(characters))
        .ToArbitrary();

    private static readonly Arbitrary<byte[]> s_bytes = ArbMap.Default.GeneratorFor<byte>().ArrayOf().ToArbitrary();

    private static readonly SettingKind[] s_kinds = Enum.GetValues<SettingKind>();

    [Fact]
    public void Any_allowed_password_survives_saving_and_loading()
    {
        using var scratch = new ScratchFolder();
        var store = new SettingsStore(scratch.At("stack.json"));
        var password = Samples.Setting(SettingKind.Password);
        var tried = 0;
        Prop.ForAll(s_text, text =>
        {
            if (text.Length == 0 || SettingsValidator.Check(password, text) is not null)
                return true;
            tried++;
            store.Save(StackSettings.Default.With("authelia.password", text).With("authelia.display-name", text));
            var loaded = store.Load();
            return loaded.Findings.Count == 0
                && loaded.Settings["authelia.password"] == text
                && loaded.Settings["authelia.display-name"] == text;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
        tried.ShouldBeGreaterThan(10);
    }

    [Fact]
    public void No_text_makes_a_validator_throw_or_give_half_a_finding() => Prop.ForAll(s_text, text =>
    {
        foreach (var kind in s_kinds)
        {
            var setting = Samples.Setting(kind) with { Choices = [new("a", "A")], Generated = kind == SettingKind.Secret };
            if (SettingsValidator.Check(setting, text) is { } finding)
                IsWhole(finding).ShouldBeTrue($"{kind}: {finding}");
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void No_names_and_values_make_validation_throw() => Prop.ForAll(s_text, s_text, (name, value) =>
    {
        var settings = Samples.Complete.WithServices("authelia", name)
            .With(name, value).With("domain", value).With("authelia.password", value);
        SettingsValidator.Validate(settings).ShouldAllBe(finding => IsWhole(finding));
        settings.Fingerprint().Length.ShouldBe(64);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void An_accepted_value_holds_no_character_that_starts_a_new_line() => Prop.ForAll(s_text, text =>
        s_kinds.All(kind => text.Length == 0
            || SettingsValidator.Check(Samples.Setting(kind) with { Choices = [new("a", "A")] }, text) is not null
            || !text.Any(character => character is '\n' or '\r' or '\0' or '\u0085' or '\u2028' or '\u2029')))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void No_bytes_make_the_reader_throw() => Prop.ForAll(s_bytes, bytes =>
    {
        var whole = SettingsReader.Read(bytes, "stack.json", secrets: false);
        whole.Findings.ShouldAllBe(finding => IsWhole(finding));
        // As part of a file that begins well, so that the bytes are met at every place.
        byte[] inside = [.. "{ \"schemaVersion\": 1, \"values\": { \"a\": "u8, .. bytes];
        SettingsReader.Read(inside, "stack.json", secrets: false).Findings.ShouldNotBeEmpty();
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void Quantities_read_what_they_accept()
    {
        Prop.ForAll(s_text, text => (Quantities.Seconds(text) ?? 1) > 0 && (Quantities.Bytes(text) ?? 1) > 0).QuickCheckThrowOnFailure();
        Prop.ForAll<NonNegativeInt>(number => Quantities.Whole($"{number.Get}") == number.Get).QuickCheckThrowOnFailure();
        Prop.ForAll<PositiveInt>(number => Quantities.Bytes($"{number.Get}KB") == number.Get * 1024L).QuickCheckThrowOnFailure();
        Prop.ForAll<PositiveInt>(number => Quantities.Seconds($"{number.Get}h30m") == (number.Get * 3600L) + 1800)
            .QuickCheckThrowOnFailure();
    }

    private static bool IsWhole(Finding finding) =>
        finding.Setting.Length > 0 && finding.Problem.Length > 0 && finding.Cure.Length > 0 && finding.Code.Length > 0
        && !finding.ToString().Any(char.IsControl);
}
