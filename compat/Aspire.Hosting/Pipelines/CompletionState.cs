namespace Aspire.Hosting.Pipelines;

/// <summary>How far a step, a task or the whole pipeline has come. A greater value is a worse end.</summary>
public enum CompletionState
{
    /// <summary>Not ended yet.</summary>
    InProgress,
    /// <summary>Ended well.</summary>
    Completed,
    /// <summary>Ended, with something the person should know.</summary>
    CompletedWithWarning,
    /// <summary>Failed.</summary>
    CompletedWithError,
}
