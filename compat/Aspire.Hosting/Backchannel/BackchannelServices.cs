using System.Reflection;
using Aspire.Hosting.Configuration;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Backchannel;

/// <summary>Registers what answers the command line while the application runs.</summary>
internal static class BackchannelServices
{
    public static void AddRun(IServiceCollection services, IConfiguration configuration, AppHostProject project)
    {
        services.AddSingleton<LogFeed>();
        services.AddSingleton<ConsoleLogReader>();
        services.AddSingleton<ResourceWait>();
        services.AddSingleton<RunTarget>();
        services.AddSingleton<AuxiliaryTarget>();
        services.AddLogging(logging => logging.AddConfiguration(configuration.GetSection("Logging")).AddSimpleConsole());
        services.AddSingleton<ILoggerProvider>(provider => provider.GetRequiredService<LogFeed>());
        services.Configure<LoggerFilterOptions>(QuietenFrameworks);

        if (BackchannelServer.ExpectedPath(configuration) is { } path)
        {
            services.AddSingleton<IHostedService>(provider => new BackchannelServer(
                path, provider.GetRequiredService<RunTarget>(), provider.GetRequiredService<IHostApplicationLifetime>()));
        }

        if (HomeOf(project) is { } home)
        {
            services.AddSingleton<IHostedService>(provider => new AuxiliaryServer(
                home,
                AuxiliarySocket.RealPath(project.Path),
                provider.GetRequiredService<AuxiliaryTarget>(),
                provider.GetRequiredService<ILogger<AuxiliaryServer>>()));
        }
    }

    // What the application's own settings say of these categories comes later and counts more.
    private static void QuietenFrameworks(LoggerFilterOptions options)
    {
        foreach (var category in (string[])["Microsoft", "System"])
            options.Rules.Insert(0, new LoggerFilterRule(null, category, LogLevel.Warning, null));

        // Why it did not start is thrown as well, and that is enough.
        options.Rules.Insert(0, new LoggerFilterRule(null, "Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None, null));
    }

    /// <summary>
    /// Null for an app host that a test runs within its own process: it is nobody's to stop but the test's. Null also without the
    /// project's file, which is what an app host is called by.
    /// </summary>
    private static string? HomeOf(AppHostProject project) => project.Assembly == Assembly.GetEntryAssembly() && File.Exists(project.Path)
        && Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) is { Length: > 0 } home ? home : null;
}
