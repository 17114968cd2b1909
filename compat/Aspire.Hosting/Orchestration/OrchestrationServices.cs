using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Health;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Orchestration;

/// <summary>Registers what is known and done at run time.</summary>
internal static class OrchestrationServices
{
    /// <summary>Registers what the application offers in every mode.</summary>
    public static void AddNotifications(IServiceCollection services, DistributedApplicationOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => new ResourceLoggerService(provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ResourceNotificationService>();
        services.AddSingleton(provider => new ResourceCommandService(
            provider,
            provider.GetRequiredService<ResourceNotificationService>(),
            provider.GetRequiredService<ResourceLoggerService>()));
        services.Configure<ResourceNotificationServiceOptions>(settings => settings.DefaultWaitBehavior = options.DisableDashboard
            ? WaitBehavior.StopOnResourceUnavailable
            : WaitBehavior.WaitOnResourceUnavailable);
    }

    /// <summary>Registers what starts the resources. The engine is registered beside it.</summary>
    public static void AddRun(IServiceCollection services)
    {
        services.AddSingleton<HeldStarts>();
        services.AddSingleton<ParameterRun>();
        services.AddSingleton<ConnectionStrings>();
        services.AddSingleton<ResourceUrls>();
        services.AddSingleton<RunValues>();
        services.AddHealthChecks();

        // Reports are shown with the resource; the console does not need a line for each check that a starting resource does not pass yet.
        services.AddLogging(logging => logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks.DefaultHealthCheckService", LogLevel.None));
    }

    /// <summary>Registers the services of the host that run the application, after all others: they start last and stop first.</summary>
    public static void AddRunHost(IServiceCollection services)
    {
        services.AddHostedService<ResourceHealthMonitor>();
        services.AddHostedService<ApplicationRun>();
    }
}
