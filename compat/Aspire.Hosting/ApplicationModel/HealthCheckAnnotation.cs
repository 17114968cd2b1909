using System.Diagnostics;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A health check decides whether a resource is healthy.</summary>
/// <param name="key">Name under which the check is registered in the app host's services.</param>
[DebuggerDisplay("Key = {Key}")]
public class HealthCheckAnnotation(string key) : IResourceAnnotation
{
    /// <summary>Name under which the check is registered in the app host's services.</summary>
    public string Key { get; } = key;
}
