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

        secrets.Select(secret => secret.Service).Distinct().Count().ShouldBeGreaterThan(7);
        foreach (var service in secrets.GroupBy(secret => secret.Service))
        {
            var paths = service.Select(secret => secret.Path).ToList();
            (await ReadableAsync(service.Key, service.First().Reader, paths)).ShouldBe(paths, $"{service.Key} as {service.First().Reader}");
            foreach (var stranger in Strangers)
                (await ReadableAsync(service.Key, stranger, paths)).ShouldBeEmpty($"{service.Key} as {stranger}");
        }
        foreach (var secret in secrets)
            (await Cli.RunAsync("stat", ["--format", "%u:%g %a", secret.HostPath])).Output.Trim().ShouldBe($"{secret.Reader} 400", secret.ToString());
    }

    [Fact]
    public async Task No_service_sees_the_secrets_of_another()
    {
        var secrets = await MountedSecret.OfAsync(estate.Stack);

        foreach (var service in estate.Model.Services.Where(service => service.Health is not null))
        {
            var present = await estate.Stack.Compose.ExecAsync(service.Resource, "sh", "-c", "ls -A /run/secrets 2>/dev/null; true");
            present.Succeeded().Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .ShouldBe(secrets.Where(secret => secret.Service == service.Resource).Select(secret => Path.GetFileName(secret.Path)), ignoreOrder: true);
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

    private async Task<IReadOnlyList<string>> ReadableAsync(string service, string user, IEnumerable<string> paths)
    {
        var script = string.Join("; ", paths.Select(path => $"cat {path} >/dev/null 2>&1 && echo {path}"));
        return (await estate.Stack.Compose.ExecAsAsync(service, user, "sh", "-c", $"{script}; true")).Succeeded().Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
