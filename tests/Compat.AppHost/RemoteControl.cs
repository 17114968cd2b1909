using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Compat.AppHost;

/// <summary>
/// Lets a test steer this process: reads <c>COMMAND RESOURCE</c> from standard input, and writes to a file <c>state RESOURCE STATE</c>
/// for every change, <c>log RESOURCE TEXT</c> for every line, and <c>done COMMAND RESOURCE true|false MESSAGE</c>.
/// </summary>
internal sealed class RemoteControl : IDisposable
{
    private readonly StreamWriter _events;
    private readonly ResourceNotificationService _notifications;
    private readonly ResourceLoggerService _logs;
    private readonly ResourceCommandService _commands;

    public RemoteControl(DistributedApplication application, string file)
    {
        _events = new StreamWriter(file) { AutoFlush = true };
        _notifications = application.Services.GetRequiredService<ResourceNotificationService>();
        _logs = application.Services.GetRequiredService<ResourceLoggerService>();
        _commands = application.Services.GetRequiredService<ResourceCommandService>();
        application.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStarted.Register(() => Write("started"));
        _ = WatchStatesAsync();
        foreach (var resource in application.Services.GetRequiredService<DistributedApplicationModel>().Resources)
            _ = WatchLogAsync(resource);
        _ = Task.Run(ReadCommandsAsync);
    }

    public void Dispose() => _events.Dispose();

    private async Task WatchStatesAsync()
    {
        var last = new Dictionary<string, string?>();
        await foreach (var change in _notifications.WatchAsync())
        {
            var state = $"{change.Snapshot.State?.Text} {change.Snapshot.HealthStatus}".TrimEnd();
            if (last.TryGetValue(change.ResourceId, out var before) && before == state)
                continue;

            last[change.ResourceId] = state;
            Write($"state {change.Resource.Name} {state}");
            foreach (var url in change.Snapshot.Urls)
                Write($"url {change.Resource.Name} {url.Url}");
        }
    }

    private async Task WatchLogAsync(IResource resource)
    {
        await foreach (var batch in _logs.WatchAsync(resource))
        {
            foreach (var line in batch)
                Write($"log {resource.Name} {line.Content[(line.Content.IndexOf(' ', StringComparison.Ordinal) + 1)..]}");
        }
    }

    private async Task ReadCommandsAsync()
    {
        while (await Console.In.ReadLineAsync() is { } line)
        {
            var words = line.Split(' ');
            var result = await _commands.ExecuteCommandAsync(words[1], words[0]);
            Write($"done {line} {result.Success} {result.Message}");
        }
    }

    private void Write(string line)
    {
        lock (_events)
            _events.WriteLine(line.ReplaceLineEndings(" "));
    }
}
