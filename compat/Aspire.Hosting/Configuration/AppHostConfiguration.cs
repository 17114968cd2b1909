using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Configuration;

/// <summary>
/// The app host's configuration, later over earlier: <c>ASPIRE_</c> variables, <c>DOTNET_</c> variables, appsettings files, user secrets
/// in Development, all variables, facts about the project, command line.
/// Files are read again when they change in run mode: a parameter without a value may get one. The model itself stays as it was built.
/// </summary>
internal static class AppHostConfiguration
{
    private static readonly Dictionary<string, string> Switches = new(StringComparer.OrdinalIgnoreCase)
    {
        ["--operation"] = "AppHost:Operation",
        ["--publisher"] = "Publishing:Publisher",
        ["--step"] = "Pipeline:Step",
        ["--output-path"] = "Pipeline:OutputPath",
        ["--log-level"] = "Pipeline:LogLevel",
        ["--include-exception-details"] = "Pipeline:IncludeExceptionDetails",
        ["--clear-cache"] = "Pipeline:ClearCache",
        ["--yes"] = "Pipeline:SkipConfirmation",
        ["--dcp-cli-path"] = "DcpPublisher:CliPath",
        ["--dcp-dashboard-path"] = "DcpPublisher:DashboardPath",
        ["--dcp-container-runtime"] = "DcpPublisher:ContainerRuntime",
        ["--dcp-dependency-check-timeout"] = "DcpPublisher:DependencyCheckTimeout",
    };

    /// <summary>A host builder with the sources that decide about the environment, and nothing else of the usual host.</summary>
    public static HostApplicationBuilder CreateHost(HostApplicationBuilderSettings settings, string[] args)
    {
        var configuration = settings.Configuration ??= new ConfigurationManager();
        configuration.AddEnvironmentVariables("ASPIRE_");
        configuration.AddEnvironmentVariables("DOTNET_");
        AddCommandLine(configuration, args);
        settings.DisableDefaults = true;
        settings.ContentRootPath ??= configuration[HostDefaults.ContentRootKey] ?? Directory.GetCurrentDirectory();
        return new HostApplicationBuilder(settings);
    }

    /// <summary>The sources that people write, up to the environment variables.</summary>
    public static void AddSettings(ConfigurationManager configuration, IHostEnvironment environment, string userSecretsFile)
    {
        AddFile(configuration, Path.Combine(environment.ContentRootPath, "appsettings.json"));
        AddFile(configuration, Path.Combine(environment.ContentRootPath, $"appsettings.{environment.EnvironmentName}.json"));
        if (environment.IsDevelopment())
            AddFile(configuration, userSecretsFile);

        configuration.AddEnvironmentVariables();
    }

    public static void AddCommandLine(ConfigurationManager configuration, string[] args)
    {
        if (args.Length == 0)
            return;

        try
        {
            configuration.AddCommandLine(args, Switches);
        }
        catch (FormatException exception)
        {
            throw new DistributedApplicationException($"The command line is not understood: {exception.Message} Write "
                + "options with two hyphens, such as --output-path.", exception);
        }
    }

    /// <summary>What the process was started for.</summary>
    public static DistributedApplicationOperation OperationOf(IConfiguration configuration)
    {
        var publisher = configuration["Publishing:Publisher"];
        if (!string.IsNullOrEmpty(publisher))
            throw new DistributedApplicationException($"There is no publisher '{publisher}' here; use --operation "
                + "publish --step publish in place of --publisher.");

        return configuration["AppHost:Operation"]?.ToLowerInvariant() switch
        {
            null or "" or "run" => DistributedApplicationOperation.Run,
            "publish" => DistributedApplicationOperation.Publish,
            var other => throw new DistributedApplicationException($"'{other}' is no operation; use --operation run or --operation publish."),
        };
    }

    private static void AddFile(ConfigurationManager configuration, string path)
    {
        var mayChange = OperationOf(configuration) == DistributedApplicationOperation.Run;
        if (File.Exists(path))
            configuration.AddJsonFile(path, optional: mayChange, reloadOnChange: mayChange);
    }
}
