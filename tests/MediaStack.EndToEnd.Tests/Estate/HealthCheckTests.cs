using MediaStack.Catalog.Estate;
using MediaStack.Tests;

namespace MediaStack.EndToEnd.Tests.Estate;

/// <summary>
/// Every health check finds its service broken. All services are broken at the same time, once for all tests: their processes are
/// stopped, so that their ports take connections and nobody answers.
/// </summary>
[Collection(SharedWholeEstate.Name)]
public sealed class HealthCheckTests(WholeEstate estate, HealthCheckTests.BrokenEstate broken) : IClassFixture<HealthCheckTests.BrokenEstate>
{
    // Those of the release that holds everything, as it is kept beside the tests of the app host.
    public static readonly TheoryData<string> Services =
    [
        .. EstateDocument.Parse(File.ReadAllText(Repository.At(
                "tests", "MediaStack.AppHost.Tests", "Publishing", "Snapshots", "SampleReleaseTests.everything", "estate.json")))
            .Services.Where(service => service.Health is not null).Select(service => service.Resource),
    ];

    [Theory]
    [MemberData(nameof(Services))]
    public async Task Health_check_fails_when_its_service_does_not_answer(string service)
    {
        _ = estate.Stack;

        (await broken.SeenFailingAsync()).ShouldContain(service);
    }

    [Fact]
    public void Every_service_with_a_health_check_is_among_them() =>
        Services.Select(row => row.Data).ShouldBe(
            estate.Model.Services.Where(service => service.Health is not null).Select(service => service.Resource), ignoreOrder: true);

    /// <summary>Breaks the estate once, records which health checks noticed, and mends it.</summary>
    public sealed class BrokenEstate(WholeEstate estate)
    {
        // The longest interval, twice, with the time that a look may take.
        private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

        private Task<IReadOnlySet<string>>? seen;

        /// <summary>The services whose health check failed in a look that began after they were broken.</summary>
        public Task<IReadOnlySet<string>> SeenFailingAsync() => seen ??= BreakAsync();

        private async Task<IReadOnlySet<string>> BreakAsync()
        {
            var containers = (await estate.ContainersAsync()).Where(container => container.Health.Length > 0).ToList();
            var processes = new List<int>();
            foreach (var container in containers)
                processes.AddRange((await estate.Engine.LinesAsync("top", container.Id, "-eo", "pid")).Skip(1).Select(int.Parse));

            await estate.Engine.SignalAsync("STOP", processes);
            var broken = DateTimeOffset.UtcNow;
            try
            {
                // They have no page: their checks look at the age of the file that they touch while all is well.
                (await estate.Stack.Compose.ExecAsync("supervisor", "touch", "-d", "@0", "/tmp/beat")).Succeeded();
                (await estate.Stack.Compose.ExecAsync("vpn-namespace", "touch", "-d", "@0", "/run/beat")).Succeeded();
                var seen = new HashSet<string>();
                while (seen.Count < containers.Count && DateTimeOffset.UtcNow < broken + Limit)
                {
                    seen.UnionWith((await estate.ContainersAsync())
                        .Where(container => container.Looks.Any(look => look.Start > broken && look.ExitCode != 0)).Select(container => container.Service));
                    await Task.Delay(TimeSpan.FromMilliseconds(500));
                }
                return seen;
            }
            finally
            {
                await estate.Engine.SignalAsync("CONT", processes);
                await estate.UntilHealthyAsync();
            }
        }
    }
}
