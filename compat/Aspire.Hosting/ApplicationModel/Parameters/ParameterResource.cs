using System.Diagnostics;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A value from outside the model, such as a password. Read once; the same for all who use it.</summary>
[DebuggerDisplay("Name = {Name}, Secret = {Secret}")]
public class ParameterResource : Resource, IExpressionValue
{
    private readonly Lazy<string> _value;

    /// <summary>Creates the parameter.</summary>
    /// <param name="name">Name of the parameter.</param>
    /// <param name="callback">Gets the value when it is first needed; is given <see cref="Default"/>.</param>
    /// <param name="secret">True when the value must not be shown.</param>
    public ParameterResource(string name, Func<ParameterDefault?, string> callback, bool secret = false) : base(name)
    {
        ArgumentNullException.ThrowIfNull(callback);
        _value = new Lazy<string>(() => callback(Default));
        Secret = secret;
    }

    /// <summary>Where the value comes from when none is configured; null when it must be.</summary>
    public ParameterDefault? Default { get; set; }

    /// <summary>True when the value must not be shown.</summary>
    public bool Secret { get; }

    /// <summary>True when the value is a connection string and read from <c>ConnectionStrings:</c>.</summary>
    public bool IsConnectionString { get; set; }

    /// <summary>The placeholder: <c>{name.value}</c>, or <c>{name.connectionString}</c>.</summary>
    public string ValueExpression => IsConnectionString ? $"{{{Name}.connectionString}}" : $"{{{Name}.value}}";

    /// <summary>What a person should know who is asked for the value.</summary>
    public string? Description { get; set; }

    /// <summary>True when <see cref="Description"/> is Markdown.</summary>
    public bool EnableDescriptionMarkdown { get; set; }

    /// <summary>Gets the value.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The value.</returns>
    /// <exception cref="MissingParameterValueException">None is configured, and there is no default.</exception>
    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult<string?>(_value.Value);
    }

    /// <summary>Gets the value; it is the same for every reader.</summary>
    /// <param name="_">Not used.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The value.</returns>
    /// <exception cref="MissingParameterValueException">None is configured, and there is no default.</exception>
#pragma warning disable CA1725 // The official name of the parameter.
    public ValueTask<string?> GetValueAsync(ValueProviderContext _, CancellationToken cancellationToken) =>
        GetValueAsync(cancellationToken);
#pragma warning restore CA1725
}

/// <summary>A connection string that is configured outside the model.</summary>
internal sealed class ConnectionStringParameterResource : ParameterResource, IResourceWithConnectionString
{
    public ConnectionStringParameterResource(string name, Func<ParameterDefault?, string> callback, string? environmentVariable)
        : base(name, callback, secret: true)
    {
        IsConnectionString = true;
        ConnectionStringEnvironmentVariable = environmentVariable;
        ConnectionStringExpression = ReferenceExpression.Create($"{(ParameterResource)this}");
    }

    public ReferenceExpression ConnectionStringExpression { get; }

    public string? ConnectionStringEnvironmentVariable { get; }
}
