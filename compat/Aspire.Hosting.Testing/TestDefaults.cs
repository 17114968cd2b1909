using System.Reflection;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Testing;

/// <summary>How an app host is created when a test runs it: without dashboard, on ports that are free, as the app host's own program would.</summary>
internal static class TestDefaults
{
    private const string ProjectFolder = "apphostprojectpath";

    public static void Apply(Assembly assembly, DistributedApplicationOptions options, HostApplicationBuilderSettings settings)
    {
        var folder = assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(attribute => string.Equals(attribute.Key, ProjectFolder, StringComparison.OrdinalIgnoreCase))?.Value;
        options.AssemblyName = assembly.GetName().Name;
        options.ProjectDirectory ??= folder;
        options.DisableDashboard = true;
        settings.ApplicationName = options.AssemblyName;
        settings.ContentRootPath = folder ?? settings.ContentRootPath;
        settings.Configuration ??= new ConfigurationManager();
        // Below everything else: the environment and the command line win.
        settings.Configuration.Sources.Insert(0, new MemoryConfigurationSource
        {
            InitialData = Defaults().Concat(LaunchProfile(folder)).GroupBy(setting => setting.Key, StringComparer.OrdinalIgnoreCase)
                .Select(group => new KeyValuePair<string, string?>(group.Key, group.Last().Value)),
        });
    }

    private static IEnumerable<KeyValuePair<string, string?>> Defaults() =>
    [
        new("DcpPublisher:RandomizePorts", "true"),
        new("DcpPublisher:WaitForResourceCleanup", "true"),
        new("DcpPublisher:ContainerRuntimeInitializationTimeout", "00:00:30"),
        new("ASPNETCORE_URLS", "http://localhost:8080"),
        new("ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL", "http://localhost:4317"),
        new("ASPIRE_ALLOW_UNSECURED_TRANSPORT", "true"),
    ];

    // The profile that 'dotnet run' would take; its address is that of a dashboard, which is not started.
    private static IEnumerable<KeyValuePair<string, string?>> LaunchProfile(string? folder)
    {
        var path = Path.Join(folder, "Properties", "launchSettings.json");
        if (folder is null || !File.Exists(path))
            return [];

        var settings = JsonSerializer.Deserialize<LaunchSettings>(File.ReadAllText(path), JsonSerializerOptions.Web);
        var name = Environment.GetEnvironmentVariable("DOTNET_LAUNCH_PROFILE");
        var profile = name is null ? settings?.Profiles.Values.FirstOrDefault() : settings?.Profiles.GetValueOrDefault(name);
        return profile?.EnvironmentVariables.SelectMany(variable => Keys(variable.Key).Select(key => new KeyValuePair<string, string?>(key, variable.Value))) ?? [];
    }

    // As the sources of environment variables would give it.
    private static IEnumerable<string> Keys(string variable)
    {
        var key = variable.Replace("__", ":", StringComparison.Ordinal);
        yield return key;
        foreach (var prefix in new[] { "ASPIRE_", "DOTNET_" }.Where(prefix => key.StartsWith(prefix, StringComparison.Ordinal)))
            yield return key[prefix.Length..];
    }
}
