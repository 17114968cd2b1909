using MediaStack.Tests;

namespace MediaStack.EndToEnd.Tests.Publishing;

/// <summary>Secrets are in the files of their readers and nowhere else in a release.</summary>
public sealed class SecrecyTests : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task A_secret_stands_in_the_files_of_its_readers_only()
    {
        var settings = Settings.WriteEstate(scratch);

        var result = (await Publisher.PublishAsync(scratch.At("out"), settings)).Succeeded();

        var secrets = Settings.SecretsOf(settings);
        secrets.Keys.ShouldContain("redis.password");
        var everyoneReads = Directory.EnumerateFiles(scratch.At("out"), "*", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(scratch.At("out"), file).StartsWith("secrets/", StringComparison.Ordinal) && Path.GetFileName(file) != ".env")
            .ToList();
        everyoneReads.ShouldContain(scratch.At("out", "docker-compose.yaml"));
        foreach (var (name, value) in secrets)
        {
            result.Everything.ShouldNotContain(value, Case.Sensitive, name);
            foreach (var file in everyoneReads)
                File.ReadAllText(file).ShouldNotContain(value, Case.Sensitive, $"{name} in {file}");
        }
    }

    [Fact]
    public async Task A_secret_that_goes_into_no_command_line_is_never_in_the_process_list()
    {
        var settings = Settings.WriteEstate(scratch);
        await Publisher.ReleaseAsync(scratch.At("first"), settings);
        var secrets = Settings.SecretsOf(settings);

        await using var publish = Cli.Start("dotnet", Publisher.Arguments(scratch.At("out"), settings));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (!publish.HasExited)
            seen.UnionWith(CommandLines());
        (await publish.EndAsync()).Succeeded();

        seen.ShouldContain(line => line.Contains("MediaStack.AppHost.dll", StringComparison.Ordinal));
        foreach (var (name, value) in secrets)
            seen.ShouldNotContain(line => line.Contains(value, StringComparison.Ordinal), name);
    }

    [Fact]
    public async Task Secret_files_are_for_their_owner_only_and_so_is_the_environment_file()
    {
        var settings = Settings.WriteEstate(scratch);
        await Publisher.ReleaseAsync(scratch.At("out"), settings);

        var files = Directory.GetFiles(scratch.At("out", "secrets"), "*", SearchOption.AllDirectories);

        files.Length.ShouldBeGreaterThan(3);
        files.ShouldAllBe(file => File.GetUnixFileMode(file) == UnixFileMode.UserRead);
        (File.GetUnixFileMode(scratch.At("out", ".env")) & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite)).ShouldBe(UnixFileMode.None);
    }

    private static IEnumerable<string> CommandLines()
    {
        foreach (var process in Directory.EnumerateDirectories("/proc").Where(folder => char.IsAsciiDigit(Path.GetFileName(folder)[0])))
        {
            string line;
            try
            {
                line = File.ReadAllText(Path.Combine(process, "cmdline")).Replace('\0', ' ');
            }
            catch (IOException)
            {
                continue; // It ended between the two calls.
            }
            yield return line;
        }
    }
}
