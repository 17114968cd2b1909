using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace MediaStack.AppHost.Running;

/// <summary>
/// What the engine's own health check of a container says: the check that a release has, run where it runs in production. Aspire's
/// orchestrator does not pass it on.
/// </summary>
/// <param name="notifications">Knows the container of a resource.</param>
/// <param name="resource">The resource.</param>
internal sealed class EngineHealth(ResourceNotificationService notifications, IResource resource) : IHealthCheck
{
    private const string Engine = "docker";

    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var container = await ContainerIdAsync(notifications, resource, cancellationToken);
        try
        {
            // https://docs.docker.com/reference/api/engine/: ContainerInspect, State.Health
            var health = JsonSerializer.Deserialize<Health?>(await InspectAsync(container, "{{json .State.Health}}", cancellationToken), JsonSerializerOptions.Web);
            var said = health?.Log is [.., var last] ? last.Output.Trim() : null;
            return health?.Status switch
            {
                null or "none" => HealthCheckResult.Healthy("It has no health check."),
                "healthy" => HealthCheckResult.Healthy(),
                "starting" => HealthCheckResult.Unhealthy("The health check has not passed yet."),
                var status => HealthCheckResult.Unhealthy(string.IsNullOrEmpty(said) ? $"The health check says {status}." : said),
            };
        }
        catch (Win32Exception exception)
        {
            return HealthCheckResult.Unhealthy($"'{Engine}' cannot be started: {exception.Message}. Install Docker's command line.");
        }
        catch (InvalidOperationException exception)
        {
            return HealthCheckResult.Unhealthy(exception.Message);
        }
    }

    /// <summary>The engine's id of a resource's container, as soon as it has one.</summary>
    public static async Task<string> ContainerIdAsync(ResourceNotificationService notifications, IResource resource, CancellationToken cancellationToken)
    {
        var known = await notifications.WaitForResourceAsync(resource.Name, change => Id(change.Snapshot) is not null, cancellationToken);
        return Id(known.Snapshot)!;
    }

    private static string? Id(CustomResourceSnapshot snapshot) =>
        snapshot.Properties.FirstOrDefault(property => property.Name == "container.id")?.Value is string { Length: > 0 } id ? id : null;

    private static async Task<string> InspectAsync(string container, string format, CancellationToken cancellationToken)
    {
        using var inspect = Process.Start(new ProcessStartInfo(Engine, ["inspect", "--type", "container", "--format", format, container])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        }) ?? throw new InvalidOperationException($"'{Engine}' did not start.");
        var (output, error) = (inspect.StandardOutput.ReadToEndAsync(cancellationToken), inspect.StandardError.ReadToEndAsync(cancellationToken));
        await inspect.WaitForExitAsync(cancellationToken);
        return inspect.ExitCode == 0 ? await output : throw new InvalidOperationException((await error).Trim());
    }

    private sealed record Health(string? Status, IReadOnlyList<Probe>? Log);

    private sealed record Probe(string Output);
}
