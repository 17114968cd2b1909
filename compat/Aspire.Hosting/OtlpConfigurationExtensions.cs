using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting
{
    /// <summary>Sends telemetry to the dashboard.</summary>
    public static class OtlpConfigurationExtensions
    {
        /// <summary>Tells the resource where to send telemetry.</summary>
        /// <typeparam name="T">Type of the resource.</typeparam>
        /// <param name="builder">Builder of the resource.</param>
        /// <returns>The builder.</returns>
        public static IResourceBuilder<T> WithOtlpExporter<T>(this IResourceBuilder<T> builder) where T : IResourceWithEnvironment =>
            builder.WithAnnotation(new OtlpExporterAnnotation(), ResourceAnnotationMutationBehavior.Replace);

        /// <summary>Tells the resource where to send telemetry, by a protocol it speaks.</summary>
        /// <typeparam name="T">Type of the resource.</typeparam>
        /// <param name="builder">Builder of the resource.</param>
        /// <param name="protocol">The protocol.</param>
        /// <returns>The builder.</returns>
        public static IResourceBuilder<T> WithOtlpExporter<T>(this IResourceBuilder<T> builder, OtlpProtocol protocol)
            where T : IResourceWithEnvironment =>
            builder.WithAnnotation(new OtlpExporterAnnotation { RequiredProtocol = protocol }, ResourceAnnotationMutationBehavior.Replace);
    }

    /// <summary>Protocols of the OpenTelemetry collector.</summary>
    public enum OtlpProtocol
    {
        /// <summary>gRPC.</summary>
        Grpc,

        /// <summary>HTTP with Protocol Buffers.</summary>
        HttpProtobuf,

        /// <summary>HTTP with JSON.</summary>
        HttpJson,
    }
}

namespace Aspire.Hosting.ApplicationModel
{
    /// <summary>The resource sends telemetry.</summary>
    public class OtlpExporterAnnotation : IResourceAnnotation
    {
        /// <summary>The protocol it speaks; null for any.</summary>
        public OtlpProtocol? RequiredProtocol { get; init; }
    }
}
