using System.Diagnostics;
using System.Text.Json;
using Aspire.Hosting.Dcp.Api;

namespace Aspire.Hosting.Dcp;

/// <summary>Docker or Podman, as the orchestrator sees it.</summary>
/// <param name="program">Path of the orchestrator.</param>
/// <param name="name"><c>docker</c> or <c>podman</c>; null to let the orchestrator find one.</param>
internal sealed class ContainerRuntime(string program, string? name)
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(5);
    private readonly Lock _lock = new();
    private DateTime _askedAt;
    private Task<string?> _answer = Task.FromResult<string?>(null);

    /// <summary>What is wrong with the runtime, and the cure; null when nothing is. An answer is good for five seconds.</summary>
    public Task<string?> FindProblemAsync()
    {
        lock (_lock)
        {
            if (!_answer.IsCompleted || DateTime.UtcNow - _askedAt < Freshness)
                return _answer;

            _askedAt = DateTime.UtcNow;
            return _answer = AskAsync();
        }
    }

    /// <summary>What is wrong with the runtime, and the cure; null when nothing is.</summary>
    /// <param name="output">What <c>dcp info</c> printed: one line of JSON.</param>
    /// <param name="error">What it printed on its error stream.</param>
    public static string? ProblemIn(string output, string error)
    {
        if (Parse(output)?.Containers is not { } runtime)
            return $"The container runtime could not be examined: {(output + error).Trim()}";
        if (runtime.Running)
            return null;

        var name = runtime.Name is { Length: > 0 } given ? given : "docker";
        var reason = string.IsNullOrWhiteSpace(runtime.Error) ? string.Empty : $" It says: {OneLine(runtime.Error)}";
        return runtime.Installed
            ? $"The container runtime '{name}' does not answer. Start it (for example: sudo systemctl start {name}), or set DOCKER_HOST to where it is.{reason}"
            : $"No container runtime is installed. Install Docker (https://docs.docker.com/engine/install/) and start the app host again.{reason}";
    }

    private async Task<string?> AskAsync()
    {
        var start = new ProcessStartInfo(program, name is null ? ["info"] : ["info", "--container-runtime", name])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var texts = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return ProblemIn(texts[0], texts[1]);
    }

    private static ContainerRuntimeReport? Parse(string output)
    {
        try
        {
            return JsonSerializer.Deserialize(output, DcpJson.Of<ContainerRuntimeReport>());
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
