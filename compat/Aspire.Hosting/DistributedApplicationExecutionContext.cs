namespace Aspire.Hosting;

/// <summary>What an app host process was started for.</summary>
public enum DistributedApplicationOperation
{
    /// <summary>Start the resources on this machine.</summary>
    Run,

    /// <summary>Run the pipeline that writes or deploys artifacts.</summary>
    Publish,
}

/// <summary>Says whether the app host runs or publishes, and gives access to its services.</summary>
public class DistributedApplicationExecutionContext
{
    private readonly DistributedApplicationExecutionContextOptions _options;

    /// <summary>Creates a context without services.</summary>
    /// <param name="operation">Run or publish.</param>
    public DistributedApplicationExecutionContext(DistributedApplicationOperation operation)
        : this(new DistributedApplicationExecutionContextOptions(operation))
    {
    }

    /// <summary>Creates a context without services.</summary>
    /// <param name="operation">Run or publish.</param>
    /// <param name="publisherName">Name of the publisher.</param>
    public DistributedApplicationExecutionContext(DistributedApplicationOperation operation, string publisherName)
        : this(new DistributedApplicationExecutionContextOptions(operation, publisherName))
    {
    }

    /// <summary>Creates a context whose services may be set on the options later.</summary>
    /// <param name="options">The options; kept, not copied.</param>
    public DistributedApplicationExecutionContext(DistributedApplicationExecutionContextOptions options)
    {
        _options = options;
        PublisherName = options.PublisherName ?? "manifest";
    }

    /// <summary>Name of the publisher; <c>manifest</c> where none was named.</summary>
    public string PublisherName { get; set; }

    /// <summary>Run or publish.</summary>
    public DistributedApplicationOperation Operation => _options.Operation;

    /// <summary>The services of the built application.</summary>
    /// <exception cref="InvalidOperationException">The application has not been built yet.</exception>
    public IServiceProvider Services => _options.Services
        ?? throw new InvalidOperationException("The services exist only once the application is built: read them in a "
            + "callback or an event, not while the model is put together.");

    /// <summary>True when the pipeline runs.</summary>
    public bool IsPublishMode => Operation == DistributedApplicationOperation.Publish;

    /// <summary>True when resources are started on this machine.</summary>
    public bool IsRunMode => Operation == DistributedApplicationOperation.Run;
}

/// <summary>Values for a <see cref="DistributedApplicationExecutionContext"/>.</summary>
public class DistributedApplicationExecutionContextOptions
{
    /// <summary>Creates options without a publisher name.</summary>
    /// <param name="operation">Run or publish.</param>
    public DistributedApplicationExecutionContextOptions(DistributedApplicationOperation operation)
    {
        Operation = operation;
    }

    /// <summary>Creates options.</summary>
    /// <param name="operation">Run or publish.</param>
    /// <param name="publisherName">Name of the publisher.</param>
    public DistributedApplicationExecutionContextOptions(DistributedApplicationOperation operation, string publisherName)
        : this(operation)
    {
        PublisherName = publisherName;
    }

    /// <summary>The services of the application; null until it is built.</summary>
    public IServiceProvider? Services { get; set; }

    /// <summary>Run or publish.</summary>
    public DistributedApplicationOperation Operation { get; }

    /// <summary>Name of the publisher, or null.</summary>
    public string? PublisherName { get; }
}
