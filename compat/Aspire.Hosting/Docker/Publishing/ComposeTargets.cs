using System.Globalization;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Docker.Publishing;

/// <summary>Which resources become services of an environment, and what their callbacks say about them.</summary>
internal sealed class ComposeTargets(DockerComposeEnvironmentResource environment)
{
    /// <summary>Every container and project that can be referred to, by resource name; excluded ones too.</summary>
    private readonly Dictionary<string, DockerComposeServiceResource> _known = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Shared by all services, so that a port inside one container means the same in all.</summary>
    private readonly PortAllocator _ports = new();

    /// <summary>What goes into the compose file, in its order: the dashboard, then the model.</summary>
    public List<DockerComposeServiceResource> Services { get; } = [];

    /// <summary>Runs the model's callbacks. Later calls change nothing, because callbacks may have effects.</summary>
    public async Task PrepareAsync(
        DistributedApplicationModel model,
        DistributedApplicationExecutionContext executionContext,
        ILogger logger,
        CancellationToken cancellationToken)
    {
        if (_known.Count > 0) return;

        var dashboard = environment.DashboardEnabled ? environment.Dashboard?.Resource : null;
        if (dashboard is not null) Services.Add(Register(dashboard));

        // All endpoints come first: a callback may refer to a resource that follows it in the model.
        foreach (var resource in model.Resources.Where(r => r.IsContainer() || r is ProjectResource))
            Register(resource);

        foreach (var resource in model.GetComputeResources())
        {
            if (dashboard is not null) SendTelemetry(resource, dashboard);
            Services.Add(_known[resource.Name]);
        }

        foreach (var service in Services)
        {
            ServiceMounts.Add(service, logger);
            await RunCallbacksAsync(service, executionContext, logger, cancellationToken);
        }
    }

    /// <summary>The endpoint as services of this environment see it.</summary>
    /// <exception cref="InvalidOperationException">The endpoint's resource is no container or project, or lacks the endpoint.</exception>
    public ServiceEndpoint Find(EndpointReference reference) =>
        _known.TryGetValue(reference.Resource.Name, out var service)
            ? service.Endpoints.GetValueOrDefault(reference.EndpointName)
                ?? throw new InvalidOperationException(
                    $"The resource '{reference.Resource.Name}' has no endpoint '{reference.EndpointName}'. Add it, or refer to another endpoint.")
            : throw new InvalidOperationException(
                $"The endpoint '{reference.EndpointName}' of '{reference.Resource.Name}' cannot be reached from the compose environment '{environment.Name}': "
                + "only containers and projects of the model can be referred to.");

    private DockerComposeServiceResource Register(IResource resource)
    {
        var service = new DockerComposeServiceResource(resource.Name, resource, environment);
        _known.Add(resource.Name, service);
        foreach (var resolved in resource.ResolveEndpoints(_ports))
        {
            var endpoint = resolved.Endpoint;
            var port = resolved.TargetPort.Value?.ToString(CultureInfo.InvariantCulture) ?? CaptureDefaultPort(resource);
            service.Endpoints.Add(
                endpoint.Name,
                new ServiceEndpoint(endpoint.UriScheme, resource.Name, port, endpoint.Port, endpoint.IsExternal, endpoint.TlsEnabled));
        }
        return service;
    }

    /// <summary>A project listens on its image's default port, once for http and once for https.</summary>
    private string CaptureDefaultPort(IResource resource) => environment.Capture(new CapturedEnvironmentVariable
    {
        Name = $"{DockerComposeServiceExtensions.VariableName(resource.Name)}_PORT",
        Description = $"Default container port for {resource.Name}",
        DefaultValue = "8080",
        Source = resource,
    });

    private static void SendTelemetry(IResource resource, DockerComposeAspireDashboardResource dashboard)
    {
        if (resource is not IResourceWithEnvironment || !resource.HasAnnotationOfType<OtlpExporterAnnotation>()) return;

        resource.Annotations.Add(new EnvironmentCallbackAnnotation(context =>
        {
            context.EnvironmentVariables["OTEL_EXPORTER_OTLP_ENDPOINT"] = dashboard.OtlpGrpcEndpoint;
            context.EnvironmentVariables["OTEL_EXPORTER_OTLP_PROTOCOL"] = "grpc";
            context.EnvironmentVariables["OTEL_SERVICE_NAME"] = resource.Name;
        }));
    }

    private static async Task RunCallbacksAsync(
        DockerComposeServiceResource service,
        DistributedApplicationExecutionContext executionContext,
        ILogger logger,
        CancellationToken cancellationToken)
    {
        var resource = service.TargetResource;
        var environment = new EnvironmentCallbackContext(executionContext, resource, service.EnvironmentVariables, cancellationToken) { Logger = logger };
        foreach (var annotation in resource.Annotations.OfType<EnvironmentCallbackAnnotation>().ToArray())
            await annotation.Callback(environment);
        RemoveHttpsServiceDiscovery(service.EnvironmentVariables);

        var args = new CommandLineArgsCallbackContext(service.Args, resource, cancellationToken) { ExecutionContext = executionContext, Logger = logger };
        foreach (var annotation in resource.Annotations.OfType<CommandLineArgsCallbackAnnotation>().ToArray())
            await annotation.Callback(args);
    }

    /// <summary>Containers have no certificates that their callers trust, so clients must not prefer https.</summary>
    private static void RemoveHttpsServiceDiscovery(Dictionary<string, object> variables)
    {
        foreach (var (name, value) in variables.ToArray())
        {
            if (name.StartsWith("services__", StringComparison.Ordinal) && value is EndpointReference { Scheme: "https" })
                variables.Remove(name);
        }
    }
}
