using System.Diagnostics;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>What a resource waits for.</summary>
public enum WaitType
{
    /// <summary>That the other one runs and is healthy.</summary>
    WaitUntilHealthy,

    /// <summary>That the other one has ended with the expected exit code.</summary>
    WaitForCompletion,

    /// <summary>That the other one runs.</summary>
    WaitUntilStarted,
}

/// <summary>What happens when the other resource can never get there, because it has ended or could not start.</summary>
public enum WaitBehavior
{
    /// <summary>Go on waiting, until somebody starts it again.</summary>
    WaitOnResourceUnavailable,

    /// <summary>Stop waiting and fail.</summary>
    StopOnResourceUnavailable,
}

/// <summary>A resource waits for another one before it starts.</summary>
/// <param name="resource">The other one.</param>
/// <param name="waitType">What for.</param>
/// <param name="exitCode">Expected exit code, for <see cref="WaitType.WaitForCompletion"/>.</param>
[DebuggerDisplay("Resource = {Resource.Name}, WaitType = {WaitType}")]
public sealed class WaitAnnotation(IResource resource, WaitType waitType, int exitCode = 0) : IResourceAnnotation
{
    /// <summary>The other one.</summary>
    public IResource Resource { get; } = resource;

    /// <summary>What for.</summary>
    public WaitType WaitType { get; } = waitType;

    /// <summary>What happens when the other one can never get there; null for the application's default.</summary>
    public WaitBehavior? WaitBehavior { get; init; }

    /// <summary>Expected exit code, for <see cref="WaitType.WaitForCompletion"/>.</summary>
    public int ExitCode { get; } = exitCode;
}
