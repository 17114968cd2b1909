using MediaStack.Catalog.Settings;

namespace MediaStack.Catalog.Tests.Settings;

/// <summary>The settings files among writers that die, writers that compete, and disks that are full.</summary>
public sealed class SettingsCrashTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    private string SettingsPath => _scratch.At("stack.json");

    [Fact]
    public async Task Fifty_killed_writers_leave_the_old_or_the_new_settings_whole()
    {
        var store = new SettingsStore(SettingsPath);
        store.Update(settings => Saver.Count(settings));
        var random = new Random(20261122);
        var last = 1;
        for (var kill = 0; kill < 50; kill++)
        {
            await using (var writer = Saver.Start(SettingsPath))
            {
                // The moment is random within many saves; the wait before it only makes sure that saving has begun.
                var begun = last;
                await Wait.UntilAsync("The writer has saved", () => Task.FromResult(CountIn(store) > begun || writer.HasExited));
                await Task.Delay(random.Next(40), TestContext.Current.CancellationToken);
                writer.HasExited.ShouldBeFalse();
                writer.Kill();
                await writer.EndAsync();
            }

            var count = CountIn(store);
            count.ShouldBeGreaterThan(last);
            last = count;
        }

        store.Update(settings => Saver.Count(settings));
        CountIn(store).ShouldBe(last + 1);
        _scratch.ShouldHoldNothingUnfinished();
    }

    [Fact]
    public async Task A_reader_never_sees_half_a_save()
    {
        var store = new SettingsStore(SettingsPath);
        store.Update(settings => Saver.Count(settings));
        await using var writer = Saver.Start(SettingsPath, saves: 300);
        var counts = new HashSet<int>();
        while (!writer.HasExited)
            counts.Add(CountIn(store));

        (await writer.EndAsync()).Succeeded();
        counts.Count.ShouldBeGreaterThan(10);
        CountIn(store).ShouldBe(301);
    }

    [Fact]
    public async Task Writers_of_several_processes_and_threads_lose_nothing()
    {
        string[] keys = ["authelia.display-name", "authelia.user"];
        var processes = keys.Select(key => Saver.Start(SettingsPath, key, saves: 25)).ToList();
        string[] threadKeys = ["authelia.email", "domain", "time-zone"];
        await Task.WhenAll(threadKeys.Select(key => Task.Run(() =>
        {
            var store = new SettingsStore(SettingsPath);
            for (var i = 0; i < 25; i++)
                store.Update(settings => Saver.Count(settings, key));
        })));
        foreach (var process in processes)
        {
            (await process.EndAsync()).Succeeded();
            await process.DisposeAsync();
        }

        var saved = new SettingsStore(SettingsPath).Load().Settings;
        foreach (var key in keys.Concat(threadKeys))
            Saver.CountOf(saved, key).ShouldBe(25, key);
    }

    [Fact]
    public async Task A_full_disk_leaves_the_last_good_settings_and_says_so()
    {
        Requires.Root();
        Requires.Tools("mount", "umount");
        var disk = Directory.CreateDirectory(_scratch.At("disk")).FullName;
        (await Cli.RunAsync("mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", disk])).Succeeded();
        try
        {
            var store = new SettingsStore(Path.Combine(disk, "stack.json"));
            var saved = 0;
            var failure = Should.Throw<SettingsFileException>(() =>
            {
                for (; saved < 100; saved++)
                    store.Update(settings => Saver.Count(settings));
            });

            saved.ShouldBeGreaterThan(1);
            failure.Finding.Code.ShouldBe(FindingCodes.FileAccess);
            failure.Finding.Cure.ShouldContain("free space");
            CountIn(store).ShouldBe(saved);
        }
        finally
        {
            (await Cli.RunAsync("umount", [disk])).Succeeded();
        }
    }

    public void Dispose() => _scratch.Dispose();

    /// <summary>The count that both files agree on.</summary>
    private static int CountIn(SettingsStore store)
    {
        var loaded = store.Load();
        loaded.Findings.ShouldBeEmpty();
        loaded.Exists.ShouldBeTrue();
        var count = Saver.CountOf(loaded.Settings, Saver.Plain);
        Saver.CountOf(loaded.Settings, Saver.Secret).ShouldBe(count);
        return count;
    }
}
