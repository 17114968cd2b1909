using System.Text.RegularExpressions;
using MediaStack.EndToEnd.Tests.Gateway;
using MediaStack.Tests;

namespace MediaStack.EndToEnd.Tests.Estate;

/// <summary>Who guesses passwords is kept out: a real Fail2Ban on the host's network of the whole estate, and clients from outside.</summary>
[Collection(SharedWholeEstate.Name)]
public sealed partial class BanTests(WholeEstate estate)
{
    private const int Failures = 5;
    private const string Portal = "auth.example.org";

    [Fact]
    public async Task Somebody_who_fails_to_log_in_is_refused_until_the_ban_ends_and_nobody_else_is()
    {
        var compose = estate.Stack.Compose;
        await using var clients = new OutsideClients(estate.Engine);
        await clients.ConnectAsync();
        await using var pages = await ProxyHostsAsync();

        // Before: all of them get the log-in page.
        foreach (var client in (string[])[OutsideClients.Attacker, OutsideClients.Visitor, OutsideClients.AtHome])
            await Wait.UntilAsync($"{client} gets the log-in page", async () => await clients.AskAsync(client, "sonarr.example.org", "/") == 302);

        for (var attempt = 0; attempt < Failures; attempt++)
        {
            (await clients.AskAsync(OutsideClients.Attacker, Portal, "/api/firstfactor", "POST")).ShouldBe(401);
            (await clients.AskAsync(OutsideClients.AtHome, Portal, "/api/firstfactor", "POST")).ShouldBe(401);
        }

        await Wait.UntilAsync("the attacker is refused", async () => await clients.AskAsync(OutsideClients.Attacker, "sonarr.example.org", "/") == 0);
        (await clients.AskAsync(OutsideClients.Visitor, "sonarr.example.org", "/")).ShouldBe(302);
        (await clients.AskAsync(OutsideClients.AtHome, "sonarr.example.org", "/")).ShouldBe(302);
        // Both logs show it: the proxy's, and that of the log-in page, which learns the address from the proxy.
        await Wait.UntilAsync("both jails have banned", async () => (await BannedAsync("nginx-proxy-manager")).Concat(await BannedAsync("authelia")).Count() == 2);
        (await BannedAsync("nginx-proxy-manager")).ShouldBe([OutsideClients.Attacker]);
        (await BannedAsync("authelia")).ShouldBe([OutsideClients.Attacker]);

        (await compose.ExecAsync("fail2ban", "fail2ban-client", "unban", OutsideClients.Attacker)).Succeeded().Output.Trim().ShouldBe("2");

        (await clients.AskAsync(OutsideClients.Attacker, "sonarr.example.org", "/")).ShouldBe(302);
    }

    [Fact]
    public async Task Fail2Ban_reads_logs_and_cannot_write_them()
    {
        var watched = estate.Model.Edges.Where(edge => edge.Kind == Catalog.Estate.EstateEdgeKind.WatchesLog).Select(edge => edge.To).ToList();

        watched.Count.ShouldBeGreaterThan(6);
        foreach (var service in watched)
        {
            (await estate.Stack.Compose.ExecAsync("fail2ban", "ls", $"/remotelogs/{service}")).Succeeded().Output.ShouldNotBeEmpty(service);
            (await estate.Stack.Compose.ExecAsync("fail2ban", "touch", $"/remotelogs/{service}/x")).Error.ShouldContain("Read-only file system", Case.Sensitive, service);
        }
    }

    private async Task<string[]> BannedAsync(string service) =>
        BannedList().Match((await estate.Stack.Compose.ExecAsync("fail2ban", "fail2ban-client", "status", $"mediastack-{service}")).Succeeded().Output)
            .Groups[1].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Makes the proxy hosts of the model, as the wiring does through the proxy manager's API, for as long as the test needs them.</summary>
    private async Task<Removal> ProxyHostsAsync()
    {
        var hosts = estate.Model.Gateway.ShouldNotBeNull().Hosts;
        foreach (var (index, host) in hosts.Index())
        {
            var text = ProxyManagerNginx.Server("80", "/data/logs", index + 1, host, host.ForwardHost, host.ForwardPort);
            (await estate.Stack.Compose.ExecAsync("nginx-proxy-manager", "sh", "-ec", "printf %s \"$1\" >\"/data/nginx/proxy_host/$2.conf\"", "-", text, $"{index + 1}")).Succeeded();
        }

        await ReloadAsync();
        return new Removal(async () =>
        {
            (await estate.Stack.Compose.ExecAsync("nginx-proxy-manager", "sh", "-ec", "rm /data/nginx/proxy_host/*.conf")).Succeeded();
            await ReloadAsync();
        });

        async Task ReloadAsync() => (await estate.Stack.Compose.ExecAsync("nginx-proxy-manager", "nginx", "-s", "reload")).Succeeded();
    }

    [GeneratedRegex(@"Banned IP list:\s*(.*)")]
    private static partial Regex BannedList();

    private sealed class Removal(Func<Task> remove) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await remove();
    }
}
