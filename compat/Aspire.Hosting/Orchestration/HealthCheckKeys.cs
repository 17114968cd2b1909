using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Aspire.Hosting.Orchestration;

/// <summary>Health checks that the model names but nobody has registered.</summary>
internal static class HealthCheckKeys
{
    /// <exception cref="DistributedApplicationException">Some are not registered; all are named.</exception>
    public static void RequireRegistered(DistributedApplicationModel model, IServiceProvider services)
    {
        var registered = services.GetRequiredService<IOptions<HealthCheckServiceOptions>>().Value.Registrations
            .Select(registration => registration.Name).ToHashSet(StringComparer.Ordinal);
        var missing = model.Resources
            .SelectMany(resource => resource.Annotations.OfType<HealthCheckAnnotation>().Select(check => (Resource: resource.Name, check.Key)))
            .Where(check => !registered.Contains(check.Key))
            .Select(check => $"'{check.Key}' of '{check.Resource}'")
            .ToArray();
        if (missing.Length > 0)
            throw new DistributedApplicationException($"These health checks are not registered: {string.Join(", ", missing)}. "
                + "Register them with Services.AddHealthChecks().Add…, or take WithHealthCheck away.");
    }
}
