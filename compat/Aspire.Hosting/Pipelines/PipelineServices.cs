using Aspire.Hosting.Backchannel;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Aspire.Hosting.Pipelines;

/// <summary>Registers the pipeline's services, and what runs it and talks to the command line in publish mode.</summary>
internal static class PipelineServices
{
    internal static void AddPipeline(
        IServiceCollection services, IConfiguration configuration, DistributedApplicationExecutionContext context)
    {
        services.Configure<PipelineOptions>(options => Read(configuration.GetSection("Pipeline"), options));
        services.AddSingleton<IPipelineOutputService, PipelineOutputService>();
        services.AddSingleton<BeforeStartPhase>();

        var cli = CliProcess.From(configuration);
        if (cli is not null)
        {
            services.AddSingleton<IHostedService>(provider => new OrphanDetector(
                cli, provider.GetRequiredService<IHostApplicationLifetime>(), TimeProvider.System));
        }

        if (context.IsPublishMode)
            AddPublishing(services, BackchannelServer.ExpectedPath(configuration));
        else
            services.AddSingleton<IPipelineActivityReporter, NullPublishingActivityReporter>();
    }

    private static void AddPublishing(IServiceCollection services, string? backchannelPath)
    {
        services.AddLogging(logging => logging.ClearProviders().AddProvider(new StepLoggerProvider(Console.Out, Console.Error)));
        services.AddOptions<LoggerFilterOptions>().Configure<IOptions<PipelineOptions>>(
            static (filter, options) => filter.MinLevel = PipelineLogLevel.Of(options.Value));
        services.AddSingleton<IPipelineActivityReporter, PipelineActivityReporter>();

        if (backchannelPath is null)
        {
            services.AddSingleton<IActivitySink>(provider => new ConsoleTimeline(
                provider.GetRequiredService<ILoggerFactory>().CreateLogger(ConsoleTimeline.Category), TimeProvider.System));
        }
        else
        {
            services.AddSingleton<ActivityFeed>();
            services.AddSingleton<IActivitySink>(provider => provider.GetRequiredService<ActivityFeed>());
            services.AddSingleton<AppHostTarget>();
            services.AddSingleton<IHostedService>(provider => new BackchannelServer(
                backchannelPath, provider.GetRequiredService<AppHostTarget>(), provider.GetRequiredService<IHostApplicationLifetime>()));
        }

        services.AddSingleton<IHostedService>(provider => new PipelineExecutor(provider, provider.GetService<AppHostTarget>()));
    }

    /// <summary>Reads at the first use: an app host may change its configuration until it builds.</summary>
    private static void Read(IConfigurationSection section, PipelineOptions options)
    {
        options.OutputPath = section[nameof(PipelineOptions.OutputPath)];
        options.Step = section[nameof(PipelineOptions.Step)];
        options.LogLevel = section[nameof(PipelineOptions.LogLevel)];
    }
}
