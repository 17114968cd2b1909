using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

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
        services.AddSingleton<RunValues>();
    }
}
