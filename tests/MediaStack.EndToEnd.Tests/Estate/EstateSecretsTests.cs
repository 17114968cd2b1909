using MediaStack.EndToEnd.Tests.Stack;
using MediaStack.Tests;

namespace MediaStack.EndToEnd.Tests.Estate;

/// <summary>Secret files of all services, seen from inside their containers and from outside.</summary>
[Collection(SharedWholeEstate.Name)]
public sealed class EstateSecretsTests(WholeEstate estate)
{
    private static readonly string[] Strangers = ["4242:4242", "65534:65534"];

    [Fact]
    public async Task Each_secret_is_readable_by_its_reader_and_by_nobody_else()
    {
        var secrets = await MountedSecret.OfAsync(estate.Stack);

        // An image from scratch has no program to read with; of its secrets only owner and mode are looked at.
        var withShell = (await estate.ContainersAsync()).Where(container => container.Process > 0 && HasShell(container)).Select(container => container.Service).ToHashSet();
        var readers = secrets.Where(secret => withShell.Contains(secret.Service)).GroupBy(secret => secret.Service).ToList();
        readers.Count.ShouldBeGreaterThan(7);
        foreach (var service in readers)
        {
            var paths = service.Select(secret => secret.Path).ToList();
            (await ReadableAsync(service.Key, service.First().Reader, paths)).ShouldBe(paths, $"{service.Key} as {service.First().Reader}");
            foreach (var stranger in Strangers.Where(stranger => stranger != service.First().Reader))
                (await ReadableAsync(service.Key, stranger, paths)).ShouldBeEmpty($"{service.Key} as {stranger}");
        }
        foreach (var secret in secrets)
            (await Cli.RunAsync("stat", ["--format", "%u:%g %a", secret.HostPath])).Output.Trim().ShouldBe($"{secret.Reader} 400", secret.ToString());
    }

    [Fact]
    public async Task No_service_sees_the_secrets_of_another()
    {
        var secrets = await MountedSecret.OfAsync(estate.Stack);

        // Through the kernel: an image from scratch has no program that lists a folder.
        foreach (var container in (await estate.ContainersAsync()).Where(container => container.Process > 0))
        {
            var folder = estate.Engine.ProcPath(container.Process, "root/run/secrets");
            (Directory.Exists(folder) ? Directory.EnumerateFileSystemEntries(folder).Select(Path.GetFileName) : []).ShouldBe(
                secrets.Where(secret => secret.Service == container.Service).Select(secret => Path.GetFileName(secret.Path)), ignoreOrder: true, container.Service);
        }
    }

    [Fact]
    public async Task No_secret_shows_in_the_process_list_or_in_the_logs()
    {
        var logs = (await estate.Stack.Compose.RunAsync("logs", "--no-color")).Succeeded().Everything;
        var processes = (await Cli.RunAsync("ps", ["-eo", "args"])).Succeeded().Output;

        logs.ShouldContain("gluetun");
        processes.ShouldContain("qbittorrent-nox");
        foreach (var (name, value) in estate.Stack.Secrets)
        {
            logs.ShouldNotContain(value, Case.Sensitive, name);
            processes.ShouldNotContain(value, Case.Sensitive, name);
        }
    }

    private bool HasShell(EstateContainer container)
    {
        var shell = estate.Engine.ProcPath(container.Process, "root/bin/sh");
        return File.Exists(shell) || new FileInfo(shell).LinkTarget is not null;
    }

    private async Task<IReadOnlyList<string>> ReadableAsync(string service, string user, IEnumerable<string> paths)
    {
        var script = string.Join("; ", paths.Select(path => $"cat {path} >/dev/null 2>&1 && echo {path}"));
        return (await estate.Stack.Compose.ExecAsAsync(service, user, "sh", "-c", $"{script}; true")).Succeeded().Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
