namespace Aspire.Hosting.Pipelines;

/// <summary>Steps failed, and the person has been told of each under its step.</summary>
internal sealed class PipelineFailedException(IReadOnlyList<Exception> failures)
    : DistributedApplicationException(string.Join('\n', failures.Select(failure => failure.Message)), new AggregateException(failures));
