using System.Diagnostics;
using System.Globalization;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A health check decides whether a resource is healthy.</summary>
/// <param name="key">Name under which the check is registered in the app host's services.</param>
[DebuggerDisplay("Key = {Key}")]
public class HealthCheckAnnotation(string key) : IResourceAnnotation
{
    /// <summary>Name under which the check is registered in the app host's services.</summary>
    public string Key { get; } = key;
}

/// <summary>The answer to an HTTP request decides whether a resource is healthy.</summary>
internal sealed class HttpHealthCheckAnnotation(string resourceName, EndpointReference endpoint, string path, int statusCode)
    : HealthCheckAnnotation(string.Create(CultureInfo.InvariantCulture, $"{resourceName}_{endpoint.EndpointName}_{path}_{statusCode}_check"))
{
    public EndpointReference Endpoint { get; } = endpoint;

    public string Path { get; } = path;

    public int StatusCode { get; } = statusCode;
}
