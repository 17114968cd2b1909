using System.Net.Sockets;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dashboard.ResourceService;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting.Dashboard;

/// <summary>The dashboard, run like any other executable of the model.</summary>
internal static class DashboardResource
{
    public const string Name = "aspire-dashboard";
    public const string OtlpGrpcEndpoint = "otlp-grpc";
    public const string OtlpHttpEndpoint = "otlp-http";

    /// <summary>Settings of the dashboard that are told to it in another way, or are no affair of its.</summary>
    private static readonly string[] NotPassedOn =
    [
        "ASPIRE_DASHBOARD_PATH", "ASPIRE_DASHBOARD_FRONTEND_BROWSERTOKEN", "ASPIRE_DASHBOARD_RESOURCESERVICE_APIKEY",
    ];

    /// <param name="program">Path of the dashboard, or of <c>aspire-managed</c>, which contains it.</param>
    /// <param name="options">Where it listens, and its keys.</param>
    /// <param name="configuration">Its <c>ASPIRE_DASHBOARD_*</c> settings are passed on.</param>
    /// <param name="resourceService">Where the app host answers it.</param>
    public static ExecutableResource Create(string program, DashboardOptions options, IConfiguration configuration, ResourceServiceHost resourceService)
    {
        var resource = new ExecutableResource(Name, program, Path.GetDirectoryName(program)!);
        var annotations = resource.Annotations;
        annotations.Add(new ResourceSnapshotAnnotation(new CustomResourceSnapshot
        {
            ResourceType = KnownResourceTypes.Executable,
            Properties = [],
            IsHidden = !options.IsListed,
        }));
        if (Path.GetFileNameWithoutExtension(program) == "aspire-managed")
            annotations.Add(new CommandLineArgsCallbackAnnotation(arguments => arguments.Add("dashboard")));

        var frontends = AddFrontends(resource, options.FrontendUrls);
        AddEndpoint(resource, OtlpGrpcEndpoint, options.OtlpGrpcUrl, "http2");
        AddEndpoint(resource, OtlpHttpEndpoint, options.OtlpHttpUrl, "http");
        annotations.Add(new HealthCheckAnnotation(DashboardHealthCheck.Key));
        annotations.Add(new EnvironmentCallbackAnnotation(async context =>
        {
            var variables = context.EnvironmentVariables;
            PassOn(configuration, variables);
            Listen(resource, frontends, variables);
            Guard(options, variables);
            variables["ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL"] = (await resourceService.Address.WaitAsync(context.CancellationToken)).GetLeftPart(UriPartial.Authority);
            variables["ASPNETCORE_ENVIRONMENT"] = configuration["ASPNETCORE_ENVIRONMENT"] ?? "Production";
            variables["ASPIRE_DASHBOARD_API_ENABLED"] = "true";
            variables["LOGGING__CONSOLE__FORMATTERNAME"] = "json";
        }));
        return resource;
    }

    private static List<EndpointReference> AddFrontends(ExecutableResource resource, IReadOnlyList<Uri> urls)
    {
        if (urls.Count == 0)
            return [AddEndpoint(resource, "http", null, "http")];

        return [.. urls.Select((url, index) => AddEndpoint(
            resource, urls.Take(index).Any(other => other.Scheme == url.Scheme) ? $"{url.Scheme}-{index}" : url.Scheme, url, "http"))];
    }

    private static EndpointReference AddEndpoint(ExecutableResource resource, string name, Uri? url, string transport)
    {
        var endpoint = new EndpointAnnotation(ProtocolType.Tcp, uriScheme: url?.Scheme ?? "http", transport: transport, name: name, port: url?.Port, isProxied: true);
        if (url is not null)
            endpoint.TargetHost = url.Host;
        resource.Annotations.Add(endpoint);
        return new EndpointReference(resource, endpoint);
    }

    private static void PassOn(IConfiguration configuration, Dictionary<string, object> variables)
    {
        foreach (var (key, value) in configuration.AsEnumerable())
        {
            if (key.StartsWith("ASPIRE_DASHBOARD_", StringComparison.OrdinalIgnoreCase) && value is not null
                && !NotPassedOn.Contains(key, StringComparer.OrdinalIgnoreCase))
                variables[key.ToUpperInvariant()] = value;
        }
    }

    /// <summary>The dashboard listens on ports of its own behind the orchestrator's proxies, and tells people the proxies' address.</summary>
    private static void Listen(ExecutableResource resource, List<EndpointReference> frontends, Dictionary<string, object> variables)
    {
        var urls = new ReferenceExpressionBuilder();
        foreach (var frontend in frontends)
            urls.Append($"{(urls.IsEmpty ? "" : ";")}{Target(frontend)}");
        variables["ASPNETCORE_URLS"] = urls.Build();
        variables["DASHBOARD__FRONTEND__PUBLICURL"] = frontends[0];
        variables["ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL"] = Target(resource.GetEndpoint(OtlpGrpcEndpoint));
        variables["ASPIRE_DASHBOARD_OTLP_HTTP_ENDPOINT_URL"] = Target(resource.GetEndpoint(OtlpHttpEndpoint));
    }

    private static ReferenceExpression Target(EndpointReference endpoint) =>
        ReferenceExpression.Create($"{endpoint.Scheme}://localhost:{endpoint.Property(EndpointProperty.TargetPort)}");

    private static void Guard(DashboardOptions options, Dictionary<string, object> variables)
    {
        Set("FRONTEND", "BrowserToken", "BROWSERTOKEN", options.BrowserToken);
        Set("OTLP", "ApiKey", "PRIMARYAPIKEY", options.OtlpApiKey);
        Set("API", "ApiKey", "PRIMARYAPIKEY", options.ApiKey);
        Set("RESOURCESERVICECLIENT", "ApiKey", "APIKEY", options.ResourceServiceApiKey);

        void Set(string part, string mode, string keyName, string? key)
        {
            variables[$"DASHBOARD__{part}__AUTHMODE"] = key is null ? "Unsecured" : mode;
            if (key is not null)
                variables[$"DASHBOARD__{part}__{keyName}"] = OtlpExporter.SecretValue(key);
        }
    }
}
