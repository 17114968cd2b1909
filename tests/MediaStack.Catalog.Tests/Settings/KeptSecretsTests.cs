using MediaStack.Catalog.Settings;
using MediaStack.Catalog.Settings.Files;

namespace MediaStack.Catalog.Tests.Settings;

/// <summary>Generated secrets are kept beside the settings, and nothing else is touched.</summary>
public sealed class KeptSecretsTests : IDisposable
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly ScratchFolder _scratch = new();

    private SettingsStore Store => new(_scratch.At("stack.json"));

    [Fact]
    public void Without_a_settings_file_none_is_made()
    {
        var kept = Store.KeepGenerated();
        GeneratedSecrets.Missing(kept).ShouldBeFalse();
        File.Exists(Store.SettingsPath).ShouldBeFalse();
        File.GetUnixFileMode(Store.SecretsPath).ShouldBe(Private);
        var loaded = Store.Load();
        loaded.ShouldSatisfyAllConditions(
            () => loaded.Exists.ShouldBeFalse(),
            () => loaded.Findings.ShouldBeEmpty(),
            () => loaded.Settings.ShouldBe(kept),
            () => loaded.Settings.Services.ShouldBe(StackSettings.Default.Services));
    }

    [Fact]
    public void A_second_time_writes_nothing_and_needs_no_lock()
    {
        var kept = Store.KeepGenerated();
        var before = Written();
        using (new SettingsFolder(Store.SettingsPath).Lock())
            Store.KeepGenerated().ShouldBe(kept);
        Written().ShouldBe(before);
    }

    [Fact]
    public void A_hand_made_settings_file_stays_byte_for_byte_and_secrets_in_it_stay_there()
    {
        const string Mine = "{ \"schemaVersion\": 1,\r\n\t\"services\": [\"redis\",\"authelia\"], \"values\": {\"domain\":\"example.com\", "
            + "\"authelia.email\": \"you@example.com\", \"redis.password\": \"my own redis password of my own\"}, }";
        const string MySecrets = """
            { "schemaVersion": 1, "values": { "authelia.password": "correct horse battery staple", "future.token": "abc" } }
            """;
        _scratch.Write("stack.json", Mine);
        _scratch.Write("stack.secrets.json", MySecrets);

        var kept = Store.KeepGenerated();

        File.ReadAllText(Store.SettingsPath).ShouldBe(Mine);
        Directory.Exists(_scratch.At("history")).ShouldBeFalse();
        kept["redis.password"].ShouldBe("my own redis password of my own");
        kept["future.token"].ShouldBe("abc");
        kept.Values.Keys.ShouldContain("authelia.password-digest");
        File.ReadAllText(Store.SecretsPath).ShouldNotContain("redis.password");
        Store.Load().Settings.ShouldBe(kept);
        Store.Load().Findings.ShouldHaveSingleItem().Code.ShouldBe(FindingCodes.SecretInSettings);
        _scratch.ShouldHoldNothingUnfinished();
    }

    [Fact]
    public void Saved_files_stay_of_one_save()
    {
        Store.Save(Samples.Complete);
        var saved = File.ReadAllBytes(Store.SettingsPath);
        var kept = Store.KeepGenerated();
        File.ReadAllBytes(Store.SettingsPath).ShouldBe(saved);
        Store.History().Count.ShouldBe(1);
        Store.Load().ShouldSatisfyAllConditions(
            loaded => loaded.Findings.ShouldBeEmpty(),
            loaded => loaded.Revision.ShouldBe(1),
            loaded => loaded.Settings.ShouldBe(kept));

        // The next save finds what nobody saved and keeps it in the history first.
        Store.Update(settings => settings.With("puid", "1001"));
        Store.Load(2).Settings.ShouldBe(kept);
        Store.Load().Settings.ShouldBe(kept.With("puid", "1001"));
    }

    [Fact]
    public void A_new_password_gets_a_new_digest_and_the_other_secrets_stay()
    {
        Store.Save(Samples.Complete);
        var first = Store.KeepGenerated();
        Store.Update(settings => settings.With("authelia.password", "three blind mice run"));
        var second = Store.KeepGenerated();
        second.Values["authelia.password-digest"].ShouldNotBe(first.Values["authelia.password-digest"]);
        second.With("authelia.password", "").With("authelia.password-digest", "")
            .ShouldBe(first.With("authelia.password", "").With("authelia.password-digest", ""));
        Store.Load().Settings.ShouldBe(second);
    }

    [Fact]
    public async Task All_who_come_at_once_get_the_same_secrets()
    {
        var kept = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Store.KeepGenerated())));
        kept.ShouldAllBe(settings => settings == kept[0]);
        Store.Load().Settings.ShouldBe(kept[0]);
    }

    [Fact]
    public void A_save_that_was_cut_off_is_finished_first()
    {
        Store.Save(Samples.Complete);
        var settings = File.ReadAllBytes(Store.SettingsPath);
        Store.Save(Samples.Complete.With("puid", "1001").With("authelia.password", "quite another phrase"));
        File.WriteAllBytes(Store.SettingsPath, settings);
        _scratch.Write(".stack.json.commit", "2");

        var kept = Store.KeepGenerated();

        (kept["puid"], kept["authelia.password"]).ShouldBe(("1001", "quite another phrase"));
        Store.Load().Settings.ShouldBe(kept);
        _scratch.ShouldHoldNothingUnfinished();
    }

    [Fact]
    public void A_stale_digest_in_the_settings_file_is_told_and_nothing_written()
    {
        var other = GeneratedSecrets.Fill(Samples.Complete.With("authelia.password", "another one of mine"));
        _scratch.Write("stack.json", $$"""
            { "schemaVersion": 1, "services": ["redis", "authelia"], "values": { "authelia.password": "{{Samples.Password}}",
              "authelia.password-digest": "{{other["authelia.password-digest"]}}" } }
            """);
        var failure = Should.Throw<SettingsFileException>(() => Store.KeepGenerated());
        (failure.Finding.Code, failure.Finding.Setting).ShouldBe((FindingCodes.SecretInSettings, "authelia.password-digest"));
        File.Exists(Store.SecretsPath).ShouldBeFalse();
    }

    [Fact]
    public void Settings_of_an_older_product_are_saved_whole_so_that_secrets_fit_them()
    {
        _scratch.Write("stack.json", """{ "schemaVersion": 1, "services": ["redis"], "values": { "timezone": "Europe/Berlin" } }""");
        var store = new SettingsStore(_scratch.At("stack.json"), new SettingsMigrations(
            first => first.With("time-zone", first["timezone"]!).With("timezone", ""))); // the file above has it
        var kept = store.KeepGenerated();
        store.Load().Findings.ShouldBeEmpty();
        store.Load().Settings.ShouldBe(kept);
        kept.SchemaVersion.ShouldBe(2);
        Store.History().Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("{ oops", FindingCodes.Malformed)]
    [InlineData("""{ "schemaVersion": 99, "services": ["redis"] }""", FindingCodes.NewerVersion)]
    public void Settings_that_cannot_be_read_are_told_and_nothing_written(string text, string code)
    {
        _scratch.Write("stack.json", text);
        Should.Throw<SettingsFileException>(() => Store.KeepGenerated()).Finding.Code.ShouldBe(code);
        Directory.EnumerateFileSystemEntries(_scratch.Root).ShouldHaveSingleItem();
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_an_exception_with_the_cure()
    {
        _scratch.Write("file", "");
        var store = new SettingsStore(_scratch.At("file", "stack.json"));
        var failure = Should.Throw<SettingsFileException>(() => store.KeepGenerated());
        failure.Finding.Code.ShouldBe(FindingCodes.FileAccess);
        failure.Finding.Cure.ShouldNotBeEmpty();
    }

    public void Dispose() => _scratch.Dispose();

    private List<(string Path, DateTime Time)> Written() =>
    [
        .. from path in Directory.EnumerateFiles(_scratch.Root).Order()
           where !path.EndsWith(".lock")
           select (path, File.GetLastWriteTimeUtc(path)),
    ];
}
