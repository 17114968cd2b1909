using System.Diagnostics;
using MediaStack.AppHost.Publishing;
using MediaStack.AppHost.Settings;
using MediaStack.Catalog.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MediaStack.AppHost.Running;

/// <summary>What a person can do with the estate from the dashboard, or with <c>aspire resource estate &lt;command&gt;</c>.</summary>
/// <param name="services">The services that can be started; none when the settings are invalid.</param>
/// <param name="watch">Knows their states.</param>
/// <param name="source">The settings.</param>
/// <param name="releases">Folder for what <c>publish-now</c> writes.</param>
internal sealed class EstateCommands(IReadOnlyList<ReleaseService> services, EstateWatch watch, SettingsSource source, string releases)
{
    // The child is a publish of its own: it must not answer in place of this app host.
    private static readonly string[] s_ownConversation = ["ASPIRE_BACKCHANNEL_PATH", "ASPIRE_CLI_PID", "ASPIRE_CLI_STARTED", "ASPIRE_CLI_STARTED_STABLE"];

    /// <summary>Adds the commands of the whole estate.</summary>
    public void AddTo(IResourceBuilder<EstateResource> estate)
    {
        estate.WithCommand("validate-settings", "Validate settings", ValidateAsync, new CommandOptions
        {
            Description = "Reads the settings file again and says everything there is to say about it.",
            IconName = "ClipboardCheckmark",
        });
        if (services.Count == 0)
        {
            return;
        }

        estate
            .WithCommand("start-estate", "Start estate", context => StartAsync(services, context), new CommandOptions
            {
                Description = "Starts every service that is not running, in the order of their waits.",
                IconName = "Play",
                IsHighlighted = true,
            })
            .WithCommand("stop-estate", "Stop estate", StopAsync, new CommandOptions
            {
                Description = "Stops every running service, those that depend on others first.",
                IconName = "Stop",
                IsHighlighted = true,
            })
            .WithCommand("publish-now", "Publish now", PublishAsync, new CommandOptions
            {
                Description = $"Writes the release of these settings to {releases}.",
                IconName = "BoxArrowUp",
            });
    }

    /// <summary>Adds the command that starts a service with all that it waits for.</summary>
    public void AddTo(IResourceBuilder<ContainerResource> builder, ReleaseService service)
    {
        if (service.Resource.Annotations.OfType<WaitAnnotation>().Any())
        {
            builder.WithCommand("start-with-needs", "Start with what it needs", context => StartAsync([.. WithNeeds(service)], context), new CommandOptions
            {
                Description = "Starts everything that this service waits for, and then the service.",
                IconName = "PlayMultiple",
            });
        }
    }

    private IEnumerable<ReleaseService> WithNeeds(ReleaseService service)
    {
        HashSet<IResource> needed = [service.Resource];
        for (var before = 0; before != needed.Count;)
        {
            before = needed.Count;
            needed.UnionWith([.. needed.SelectMany(resource => resource.Annotations.OfType<WaitAnnotation>()).Select(wait => wait.Resource)]);
        }

        return services.Where(candidate => needed.Contains(candidate.Resource));
    }

    private async Task<ExecuteCommandResult> StartAsync(IReadOnlyList<ReleaseService> wanted, ExecuteCommandContext context)
    {
        if (wanted.Any(service => EstateStatus.IsWithoutEngine(watch[service.Resource])))
        {
            return CommandResults.Failure("No container engine answers, so nothing was started. Start the engine, or set DOCKER_HOST to where it is.");
        }

        // A start returns when it is through, waits included: all at once, and each waits for its own.
        var down = wanted.Where(service => EstateStatus.IsDown(watch[service.Resource]) && !EstateStatus.IsUp(service, watch[service.Resource])).ToList();
        return await EachAsync(down, KnownResourceCommands.StartCommand, "started", context);
    }

    private async Task<ExecuteCommandResult> StopAsync(ExecuteCommandContext context)
    {
        var left = services.Where(service => !EstateStatus.IsDown(watch[service.Resource])).ToList();
        var stopped = left.Count;
        while (left.Count > 0)
        {
            // Those that nobody else waits for.
            var needed = left.SelectMany(service => service.Resource.Annotations.OfType<WaitAnnotation>()).Select(wait => wait.Resource).ToHashSet();
            var next = left.Where(service => !needed.Contains(service.Resource)).ToList();
            if (await EachAsync(next, KnownResourceCommands.StopCommand, "stopped", context) is { Success: false } failure)
            {
                return failure;
            }

            left.RemoveAll(next.Contains);
        }

        return CommandResults.Success(FormattableString.Invariant($"{stopped} services stopped."));
    }

    private static async Task<ExecuteCommandResult> EachAsync(List<ReleaseService> wanted, string command, string done, ExecuteCommandContext context)
    {
        var commands = context.Services.GetRequiredService<ResourceCommandService>();
        var results = await Task.WhenAll(wanted.Select(service => commands.ExecuteCommandAsync(service.Resource, command, context.CancellationToken)));
        var failures = wanted.Zip(results).Where(pair => !pair.Second.Success).Select(pair => $"{pair.First.Name}: {pair.Second.Message}").ToList();
        return failures.Count == 0
            ? CommandResults.Success(FormattableString.Invariant($"{wanted.Count} services {done}."))
            : CommandResults.Failure(string.Join('\n', failures));
    }

    private Task<ExecuteCommandResult> ValidateAsync(ExecuteCommandContext context)
    {
        var findings = source.Validate();
        EstateLog.Write(context.Logger, findings);
        var errors = findings.Count(finding => finding.Severity == FindingSeverity.Error);
        var said = string.Join('\n', findings);
        return Task.FromResult(errors == 0
            ? CommandResults.Success($"The settings are valid.\n{said}".Trim())
            : CommandResults.Failure(said));
    }

    private async Task<ExecuteCommandResult> PublishAsync(ExecuteCommandContext context)
    {
        string[] settings = source.NamedFile is { } file ? [$"--{SettingsSource.FileSwitch}", file] : [];
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            ["exec", typeof(EstateCommands).Assembly.Location, "--operation", "publish", "--step", "publish", "--output-path", releases, .. settings])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var variable in s_ownConversation)
        {
            start.Environment.Remove(variable);
        }

        using var publish = Process.Start(start) ?? throw new InvalidOperationException("The publish did not start.");
        var (output, error) = (publish.StandardOutput.ReadToEndAsync(context.CancellationToken), publish.StandardError.ReadToEndAsync(context.CancellationToken));
        await publish.WaitForExitAsync(context.CancellationToken);
        var said = $"{await output}{await error}".Trim();
        if (publish.ExitCode == 0)
        {
            context.Logger.LogInformation("{Output}", said);
            return CommandResults.Success(said);
        }

        context.Logger.LogError("{Output}", said);
        return CommandResults.Failure(said);
    }
}
