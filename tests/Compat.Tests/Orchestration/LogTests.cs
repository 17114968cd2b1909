using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Logging;

namespace Compat.Tests.Orchestration;

public sealed class LogTests : IDisposable
{
    private readonly ManualTime _time = new();
    private readonly ResourceLoggerService _logs;
    private readonly CancellationTokenSource _deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

    public LogTests()
    {
        _logs = new ResourceLoggerService(_time);
        _deadline.CancelAfter(TimeSpan.FromSeconds(20));
    }

    public void Dispose()
    {
        _logs.Dispose();
        _deadline.Dispose();
    }

    [Fact]
    public async Task Lines_have_a_number_a_time_and_their_stream()
    {
        _logs.Write("web", "hello\nworld", isError: false, new DateTimeOffset(2031, 1, 1, 1, 0, 0, TimeSpan.FromHours(1)));
        _logs.GetLogger("web").LogError(new IOException("full"), "It failed: {Why}", "disk");

        (await ReadAsync("WEB")).ShouldBe([
            new(1, "2031-01-01T00:00:00.0000000Z hello", false),
            new(2, "2031-01-01T00:00:00.0000000Z world", false),
            new(3, "2030-01-02T03:04:05.0000000Z It failed: disk", true),
            new(4, "2030-01-02T03:04:05.0000000Z System.IO.IOException: full", true)]);
        (await ReadAsync("other")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Following_begins_with_what_is_there_and_ends_with_the_log()
    {
        _logs.Write("web", "first", isError: false);
        var seen = new List<string>();
        var isFollowing = new TaskCompletionSource();
        var follow = Task.Run(async () =>
        {
            await foreach (var batch in _logs.WatchAsync("web").WithCancellation(_deadline.Token))
            {
                seen.AddRange(batch.Select(line => line.Content.Split(' ')[1]));
                isFollowing.TrySetResult();
            }
        }, _deadline.Token);
        await isFollowing.Task.WaitAsync(_deadline.Token);

        _logs.Write("web", "second", isError: false);
        _logs.Complete("web");

        await follow.WaitAsync(_deadline.Token);
        seen.ShouldBe(["first", "second"]);
    }

    [Fact]
    public async Task The_newest_ten_thousand_lines_are_kept()
    {
        _logs.Write("web", string.Join('\n', Enumerable.Range(1, 10_005)), isError: false);

        var kept = await ReadAsync("web");
        (kept.Count, kept[0].LineNumber, kept[^1].LineNumber).ShouldBe((10_000, 6, 10_005));
    }

    private async Task<List<LogLine>> ReadAsync(string name)
    {
        var lines = new List<LogLine>();
        await foreach (var batch in _logs.GetAllAsync(name))
            lines.AddRange(batch);

        return lines;
    }
}
