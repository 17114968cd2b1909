using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Dashboard;

/// <summary>
/// Tells resources that send telemetry where to send it, in the variables of OpenTelemetry
/// (https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/).
/// </summary>
/// <param name="Grpc">Address over gRPC: a URL or an endpoint; null for none.</param>
/// <param name="Http">Address over HTTP: a URL or an endpoint; null for none.</param>
/// <param name="ApiKey">What a sender must show; null for nothing.</param>
/// <param name="IsDevelopment">True to send at once and everything, so that a developer need not wait.</param>
internal sealed record OtlpExporter(object? Grpc, object? Http, string? ApiKey, bool IsDevelopment)
{
    /// <summary>Adds the variables to a resource that sends telemetry; what the model sets itself comes after them.</summary>
    public void AddTo(IResource resource)
    {
        if (resource is IResourceWithEnvironment && resource.TryGetLastAnnotation(out OtlpExporterAnnotation? exporter))
            resource.Annotations.Insert(0, new EnvironmentCallbackAnnotation(context => Fill(context.EnvironmentVariables, resource, exporter.RequiredProtocol)));
    }

    private void Fill(Dictionary<string, object> variables, IResource resource, OtlpProtocol? required)
    {
        var (address, protocol) = required switch
        {
            OtlpProtocol.HttpProtobuf => (Http, "http/protobuf"),
            OtlpProtocol.HttpJson => (Http, "http/json"),
            null when Grpc is null => (Http, "http/protobuf"),
            _ => (Grpc, "grpc"),
        };
        if (address is null)
            return;

        variables["OTEL_EXPORTER_OTLP_ENDPOINT"] = address;
        variables["OTEL_EXPORTER_OTLP_PROTOCOL"] = protocol;
        variables["OTEL_SERVICE_NAME"] = resource.Name;
        variables["OTEL_RESOURCE_ATTRIBUTES"] = $"service.instance.id={resource.InstanceId()}";
        if (ApiKey is not null)
            variables["OTEL_EXPORTER_OTLP_HEADERS"] = SecretValue($"x-otlp-api-key={ApiKey}");
        if (!IsDevelopment)
            return;

        variables["OTEL_BLRP_SCHEDULE_DELAY"] = "1000";
        variables["OTEL_BSP_SCHEDULE_DELAY"] = "1000";
        variables["OTEL_METRIC_EXPORT_INTERVAL"] = "1000";
        variables["OTEL_TRACES_SAMPLER"] = "always_on";
        variables["OTEL_METRICS_EXEMPLAR_FILTER"] = "trace_based";
    }

    /// <summary>A text that is masked wherever it is shown.</summary>
    internal static ParameterResource SecretValue(string text) => new("dashboard-key", _ => text, secret: true);
}
