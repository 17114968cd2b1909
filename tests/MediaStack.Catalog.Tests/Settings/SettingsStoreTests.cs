using MediaStack.Catalog.Settings;

namespace MediaStack.Catalog.Tests.Settings;

/// <summary>The two files, their neighbours and their history.</summary>
public sealed class SettingsStoreTests : IDisposable
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly ScratchFolder _scratch = new();

    private SettingsStore Store => new(_scratch.At("stack.json"));

    [Fact]
    public void Without_a_file_the_default_estate_holds_and_nothing_is_written()
    {
        var loaded = Store.Load();
        loaded.Exists.ShouldBeFalse();
        loaded.Settings.ShouldBe(StackSettings.Default);
        loaded.Findings.ShouldBeEmpty();
        Directory.EnumerateFileSystemEntries(_scratch.Root).ShouldBeEmpty();
    }

    [Fact]
    public void What_is_saved_is_loaded()
    {
        Store.Save(Samples.Complete);
        var loaded = Store.Load();
        loaded.ShouldSatisfyAllConditions(
            () => loaded.Exists.ShouldBeTrue(),
            () => loaded.Findings.ShouldBeEmpty(),
            () => loaded.Settings.ShouldBe(Samples.Complete),
            () => loaded.Revision.ShouldBe(1));
    }

    [Fact]
    public void The_files_read_well()
    {
        Store.Save(Samples.Complete.With("authelia.display-name", "Küche \"1\"").With("puid", "1001"));
        Snapshot.Match(File.ReadAllText(Store.SettingsPath) + File.ReadAllText(Store.SecretsPath), "json");
    }

    [Fact]
    public void Secrets_are_in_the_secrets_file_alone_and_nobody_else_reads_them()
    {
        Store.Save(Samples.Complete);
        Store.SecretsPath.ShouldBe(_scratch.At("stack.secrets.json"));
        File.ReadAllText(Store.SettingsPath).ShouldNotContain(Samples.Password);
        File.ReadAllText(Store.SecretsPath).ShouldContain(Samples.Password);
        File.GetUnixFileMode(Store.SecretsPath).ShouldBe(Private);
        Directory.EnumerateFiles(_scratch.At("history")).ShouldAllBe(path => File.GetUnixFileMode(path) == Private);
    }

    [Fact]
    public void Names_that_nobody_knows_are_kept_like_secrets()
    {
        Store.Save(StackSettings.Default.With("future.token", "abc"));
        File.ReadAllText(Store.SettingsPath).ShouldNotContain("future.token");
        Store.Load().Settings["future.token"].ShouldBe("abc");
    }

    [Fact]
    public void Saving_the_same_again_changes_nothing()
    {
        Store.Save(Samples.Complete);
        var written = File.GetLastWriteTimeUtc(Store.SettingsPath);
        Store.Save(Samples.Complete);
        File.GetLastWriteTimeUtc(Store.SettingsPath).ShouldBe(written);
        Store.History().Count.ShouldBe(1);
    }

    [Fact]
    public void The_history_keeps_twenty_saves_and_gives_each_back()
    {
        for (var puid = 1; puid <= 25; puid++)
            Store.Save(Samples.Complete.With("puid", $"{puid}").With("redis.password", $"secret {puid}"));

        Store.History().Select(entry => entry.Revision).ShouldBe(Enumerable.Range(6, 20));
        var earlier = Store.Load(revision: 10);
        earlier.Findings.ShouldBeEmpty();
        earlier.Settings["puid"].ShouldBe("10");
        earlier.Settings["redis.password"].ShouldBe("secret 10");
        Store.Load(revision: 5).Findings.ShouldHaveSingleItem().Problem.ShouldBe("There is no revision 5 in the history.");
        _scratch.ShouldHoldNothingUnfinished();
    }

    [Fact]
    public void What_was_changed_by_hand_goes_to_the_history_before_it_is_replaced()
    {
        Store.Save(Samples.Complete);
        var text = File.ReadAllText(Store.SettingsPath);
        File.WriteAllText(Store.SettingsPath, text.Replace("\"example.com\"", "\"byhand.example\"", StringComparison.Ordinal));
        Store.Update(settings => settings.With("puid", "1001"));

        Store.History().Select(entry => entry.Revision).ShouldBe([1, 2, 3]);
        Store.Load(2).Settings["domain"].ShouldBe("byhand.example");
        Store.Load(2).Settings["puid"].ShouldBe("1000");
        Store.Load().Settings["domain"].ShouldBe("byhand.example");
        Store.Load().Settings["puid"].ShouldBe("1001");
    }

    [Fact]
    public void A_file_of_the_owners_own_making_works_and_survives_in_the_history()
    {
        const string Mine = """{ "schemaVersion": 1, "services": ["prometheus"], "values": { "time-zone": "Europe/Berlin" }, }""";
        _scratch.Write("stack.json", Mine);
        Store.Load().Findings.ShouldBeEmpty();
        Store.Load().Settings.ShouldBe(new StackSettings { Services = ["prometheus"] }.With("time-zone", "Europe/Berlin"));
        Store.Update(settings => settings.With("puid", "1001"));
        File.ReadAllText(_scratch.At("history", "0001-stack.json")).ShouldBe(Mine);
        Store.Load().Revision.ShouldBe(2);
    }

    [Fact]
    public void A_file_without_a_selection_means_the_default_services()
    {
        _scratch.Write("stack.json", """{ "schemaVersion": 1, "values": { } }""");
        Store.Load().Settings.ShouldBe(StackSettings.Default);
    }

    [Fact]
    public void Secrets_without_a_settings_file_are_kept()
    {
        Store.Save(Samples.Complete);
        File.Delete(Store.SettingsPath);
        var loaded = Store.Load();
        loaded.Exists.ShouldBeFalse();
        loaded.Settings.Services.ShouldBe(StackSettings.Default.Services);
        loaded.Settings["authelia.password"].ShouldBe(Samples.Password);
    }

    [Fact]
    public void A_save_that_was_cut_off_after_its_mark_is_read_as_done_and_finished_by_the_next_one()
    {
        Store.Save(Samples.Complete);
        var (settings, secrets) = (File.ReadAllBytes(Store.SettingsPath), File.ReadAllBytes(Store.SecretsPath));
        Store.Save(Samples.Complete.With("puid", "1001").With("authelia.password", "quite another phrase"));
        // The moment between the two replacements.
        File.WriteAllBytes(Store.SettingsPath, settings);
        _scratch.Write(".stack.json.commit", "2");

        Store.Load().Settings["puid"].ShouldBe("1001");
        Store.Load().Findings.ShouldBeEmpty();
        // The moment before both.
        File.WriteAllBytes(Store.SecretsPath, secrets);
        Store.Load().Settings["authelia.password"].ShouldBe("quite another phrase");

        Store.Update(each => each.With("pgid", "1002"));
        var loaded = Store.Load();
        (loaded.Settings["puid"], loaded.Settings["pgid"], loaded.Revision).ShouldBe(("1001", "1002", 3));
        _scratch.ShouldHoldNothingUnfinished();
    }

    [Fact]
    public void A_failed_replacement_leaves_what_was_there()
    {
        Store.Save(Samples.Complete);
        Directory.CreateDirectory(_scratch.At(".stack.json.tmp", "in-the-way"));
        var changed = Samples.Complete.With("puid", "1001").With("authelia.password", "quite another phrase");
        Should.Throw<SettingsFileException>(() => Store.Save(changed));
        Store.Load().Settings.ShouldBe(Samples.Complete);
        Store.Load().Findings.ShouldBeEmpty();
    }

    [Fact]
    public void A_symbolic_link_stays_one_and_modes_stay()
    {
        var target = _scratch.Write(Path.Combine("dotfiles", "mine.json"), """{ "schemaVersion": 1, "values": {} }""");
        File.SetUnixFileMode(target, Private);
        File.CreateSymbolicLink(_scratch.At("stack.json"), target);
        Store.Save(Samples.Complete);
        new FileInfo(Store.SettingsPath).LinkTarget.ShouldBe(target);
        File.ReadAllText(target).ShouldContain("example.com");
        File.GetUnixFileMode(target).ShouldBe(Private);
    }

    [Fact]
    public void Neighbours_are_named_after_the_settings_file()
    {
        var store = new SettingsStore(_scratch.At("samples", "typical.json"));
        store.Save(Samples.Complete);
        store.SecretsPath.ShouldBe(_scratch.At("samples", "typical.secrets.json"));
        File.Exists(_scratch.At("samples", "history", "0001-typical.json")).ShouldBeTrue();
    }

    [Theory]
    [InlineData("/state", null, "/home/me", "/state/stack.json")]
    [InlineData(null, "/data", "/home/me", "/data/mediastack/stack.json")]
    [InlineData(null, null, "/home/me", "/home/me/.local/share/mediastack/stack.json")]
    [InlineData("", "relative", "/home/me", "/home/me/.local/share/mediastack/stack.json")]
    public void The_default_path_is_in_the_state_folder(string? own, string? data, string? home, string expected) =>
        SettingsStore.DefaultPath(name => name switch
        {
            "MEDIASTACK_HOME" => own,
            "XDG_DATA_HOME" => data,
            "HOME" => home,
            _ => null,
        }).ShouldBe(expected);

    public void Dispose() => _scratch.Dispose();
}
