using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Docker;

/// <summary>The dashboard as a service of a compose environment; it is no member of the application model.</summary>
/// <param name="name">Name of the service.</param>
public class DockerComposeAspireDashboardResource(string name) : ContainerResource(name)
{
    internal const string OtlpGrpcEndpointName = "otlp-grpc";

    /// <summary>Endpoint of the pages.</summary>
    public EndpointReference PrimaryEndpoint => new(this, "http");

    /// <summary>Endpoint that takes telemetry as OTLP over gRPC.</summary>
    public EndpointReference OtlpGrpcEndpoint => new(this, OtlpGrpcEndpointName);
}
