namespace Aspire.Hosting.ApplicationModel;

/// <summary>The states that the dashboard and the command line know.</summary>
public static class KnownResourceStates
{
    /// <summary>Not listed.</summary>
    public static readonly string Hidden = "Hidden";

    /// <summary>On the way to run.</summary>
    public static readonly string Starting = "Starting";

    /// <summary>It runs.</summary>
    public static readonly string Running = "Running";

    /// <summary>It could not be started.</summary>
    public static readonly string FailedToStart = "FailedToStart";

    /// <summary>The container engine does not answer.</summary>
    public static readonly string RuntimeUnhealthy = "RuntimeUnhealthy";

    /// <summary>On the way to end.</summary>
    public static readonly string Stopping = "Stopping";

    /// <summary>A container has ended.</summary>
    public static readonly string Exited = "Exited";

    /// <summary>A process has ended.</summary>
    public static readonly string Finished = "Finished";

    /// <summary>Held until others are ready.</summary>
    public static readonly string Waiting = "Waiting";

    /// <summary>To be started on command only.</summary>
    public static readonly string NotStarted = "NotStarted";

    /// <summary>Its image is built.</summary>
    public static readonly string Building = "Building";

    /// <summary>A parameter has no value.</summary>
    public static readonly string ValueMissing = "ValueMissing";

    /// <summary>It is there, without having a life of its own.</summary>
    public static readonly string Active = "Active";

    /// <summary>The states in which it does not run and will not by itself.</summary>
    public static readonly IReadOnlyList<string> TerminalStates = [Finished, FailedToStart, Exited];
}

/// <summary>How a state looks.</summary>
public static class KnownResourceStateStyles
{
    /// <summary>Green.</summary>
    public static readonly string Success = "success";

    /// <summary>Red.</summary>
    public static readonly string Error = "error";

    /// <summary>Neutral.</summary>
    public static readonly string Info = "info";

    /// <summary>Yellow.</summary>
    public static readonly string Warn = "warning";
}
