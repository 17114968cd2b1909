namespace Aspire.Hosting.ApplicationModel;

/// <summary>Something whose value may become known only when the application runs.</summary>
public interface IValueProvider
{
    /// <summary>Gets the value as one reader sees it.</summary>
    /// <param name="context">Who asks, and from which network.</param>
    /// <param name="cancellationToken">Stops waiting for the value.</param>
    /// <returns>The value; null when there is none.</returns>
    ValueTask<string?> GetValueAsync(ValueProviderContext context, CancellationToken cancellationToken = default) =>
        GetValueAsync(cancellationToken);

    /// <summary>Gets the value.</summary>
    /// <param name="cancellationToken">Stops waiting for the value.</param>
    /// <returns>The value; null when there is none.</returns>
    ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default);
}

/// <summary>Something that published files refer to by a placeholder.</summary>
public interface IManifestExpressionProvider
{
    /// <summary>The placeholder, in braces: <c>{redis.bindings.tcp.port}</c>.</summary>
    string ValueExpression { get; }
}

/// <summary>A value when run, a placeholder when published.</summary>
public interface IExpressionValue : IValueProvider, IManifestExpressionProvider
{
}

/// <summary>A value that is put together from others.</summary>
public interface IValueWithReferences
{
    /// <summary>The resources and values it is made of.</summary>
    IEnumerable<object> References { get; }
}

/// <summary>Who asks for a value.</summary>
public class ValueProviderContext
{
    /// <summary>Run or publish, if known.</summary>
    public DistributedApplicationExecutionContext? ExecutionContext { get; init; }

    /// <summary>The resource that the value is for, if any.</summary>
    public IResource? Caller { get; init; }

    /// <summary>The network of the reader; null to take that of <see cref="Caller"/>.</summary>
    public NetworkIdentifier? Network { get; init; }
}
