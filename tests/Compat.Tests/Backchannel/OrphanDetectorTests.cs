using System.Diagnostics;
using Aspire.Hosting.Backchannel;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Compat.Tests.Backchannel;

public class OrphanDetectorTests
{
    [Fact]
    public async Task The_app_host_stops_when_the_process_that_started_it_is_gone()
    {
        using var cli = Process.Start("sleep", "600");
        using var lifetime = new RecordingLifetime();
        try
        {
            var started = CliProcess.ParseStat(await File.ReadAllTextAsync($"/proc/{cli.Id}/stat", TestContext.Current.CancellationToken)).Started;
            var process = From(("ASPIRE_CLI_PID", $"{cli.Id}"), ("ASPIRE_CLI_STARTED_STABLE", $"{started}")).ShouldNotBeNull();
            using var detector = new OrphanDetector(process, lifetime, TimeProvider.System);
            await detector.StartAsync(TestContext.Current.CancellationToken);
            process.IsAlive().ShouldBeTrue();
            lifetime.Stopped.IsCompleted.ShouldBeFalse();

            cli.Kill();

            await lifetime.Stopped.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
            process.IsAlive().ShouldBeFalse();
        }
        finally
        {
            cli.Kill();
        }
    }

    [Fact]
    public async Task Another_process_with_the_same_id_does_not_count()
    {
        using var cli = Process.Start("sleep", "600");
        try
        {
            var started = CliProcess.ParseStat(await File.ReadAllTextAsync($"/proc/{cli.Id}/stat", TestContext.Current.CancellationToken)).Started;

            new CliProcess(cli.Id, StartedSinceBoot: started + 20, StartedUnix: null).IsAlive().ShouldBeTrue();
            new CliProcess(cli.Id, StartedSinceBoot: started - 30, StartedUnix: null).IsAlive().ShouldBeFalse();
            new CliProcess(cli.Id, StartedSinceBoot: null, StartedUnix: null).IsAlive().ShouldBeTrue();
        }
        finally
        {
            cli.Kill();
        }
    }

    [Theory]
    [InlineData("42 (sleep) S 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 193759 20 21", 'S')]
    [InlineData("42 (a) Z) (b c) Z 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 193759 20 21", 'Z')]
    public void The_start_is_read_whatever_the_program_is_called(string stat, char state)
        => CliProcess.ParseStat(stat).ShouldBe((state, 1937590L));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("0")]
    [InlineData("99999999999")]
    public void Without_a_usable_process_id_nobody_is_watched(string? id) => From(("ASPIRE_CLI_PID", id)).ShouldBeNull();

    [Fact]
    public void Id_and_both_start_times_come_from_the_configuration()
        => From(("ASPIRE_CLI_PID", "7"), ("ASPIRE_CLI_STARTED_STABLE", "1937590"), ("ASPIRE_CLI_STARTED", "1700000000"))
            .ShouldBe(new CliProcess(7, 1937590, 1700000000));

    private static CliProcess? From(params (string Key, string? Value)[] settings)
        => CliProcess.From(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, setting.Value))).Build());

    private sealed class RecordingLifetime : IHostApplicationLifetime, IDisposable
    {
        private readonly TaskCompletionSource _stopped = new();
        private readonly CancellationTokenSource _stopping = new();

        public Task Stopped => _stopped.Task;

        public CancellationToken ApplicationStarted => CancellationToken.None;

        public CancellationToken ApplicationStopping => _stopping.Token;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void StopApplication() => _stopped.TrySetResult();

        public void Dispose() => _stopping.Dispose();
    }
}
