using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dashboard.ResourceService;
using Aspire.Hosting.Lifecycle;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Aspire.Hosting.Dashboard;

/// <summary>Registers the dashboard of the run mode, and what it works with.</summary>
internal static class DashboardServices
{
    public static void AddDashboard(
        IServiceCollection services, IConfigurationManager configuration, IUserSecretsManager userSecrets, DistributedApplicationOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<ResourceFeed>();
        services.AddHostedService(provider => provider.GetRequiredService<ResourceFeed>());
        services.AddSingleton(provider => new DashboardLogin(
            provider.GetService<DashboardOptions>(), provider.GetRequiredService<ResourceNotificationService>()));
        if (options.DisableDashboard)
        {
            services.AddEventingSubscriber<ConfiguredTelemetry>();
            return;
        }

        DashboardKeys.Prepare(configuration, userSecrets);
        services.AddSingleton(provider => DashboardOptions.Read(provider.GetRequiredService<IConfiguration>(), options.AllowUnsecuredTransport));
        services.AddSingleton<DashboardService>();
        services.AddSingleton<ResourceServiceHost>();
        services.AddHostedService(provider => provider.GetRequiredService<ResourceServiceHost>());
        services.AddEventingSubscriber<DashboardLifecycle>();
        services.AddHealthChecks().AddCheck<DashboardHealthCheck>(DashboardHealthCheck.Key);
    }
}
