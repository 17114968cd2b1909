namespace Aspire.Hosting.ApplicationModel;

/// <summary>One line of a resource's log.</summary>
/// <param name="LineNumber">Its number, from 1; they go on over restarts of the resource.</param>
/// <param name="Content">When it was written (RFC 3339, UTC), a space, and the text.</param>
/// <param name="IsErrorMessage">True for the error stream.</param>
public readonly record struct LogLine(int LineNumber, string Content, bool IsErrorMessage);
