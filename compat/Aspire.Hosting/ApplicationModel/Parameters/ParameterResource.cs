using System.Diagnostics;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A value from outside the model, such as a password. Read once; the same for all who use it.</summary>
[DebuggerDisplay("Name = {Name}, Secret = {Secret}")]
public class ParameterResource : Resource, IExpressionValue
{
    private readonly Lock _lock = new();
    private readonly Func<ParameterDefault?, string> _callback;
    private string? _value;
    private TaskCompletionSource<string>? _pending;

    /// <summary>Creates the parameter.</summary>
    /// <param name="name">Name of the parameter.</param>
    /// <param name="callback">Gets the value when it is first needed; is given <see cref="Default"/>.</param>
    /// <param name="secret">True when the value must not be shown.</param>
    public ParameterResource(string name, Func<ParameterDefault?, string> callback, bool secret = false) : base(name)
    {
        ArgumentNullException.ThrowIfNull(callback);
        _callback = callback;
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

    /// <summary>True when whoever asks for the value has to wait for it.</summary>
    internal bool IsPending
    {
        get
        {
            lock (_lock)
                return _pending is { Task.IsCompleted: false };
        }
    }

    /// <summary>Gets the value; a parameter of a running application waits for it.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The value.</returns>
    /// <exception cref="MissingParameterValueException">None is configured, and there is no default.</exception>
    public async ValueTask<string?> GetValueAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Task<string>? pending;
        lock (_lock)
            pending = _pending?.Task;

        return pending is null ? ReadValue() : await pending.WaitAsync(cancellationToken);
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

    /// <summary>Makes all who ask for the value wait until it is read or fails.</summary>
    internal void WaitForValue()
    {
        lock (_lock)
            _pending ??= new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>Finds the value now, and tells it to those who wait. Once found, it stays.</summary>
    /// <exception cref="MissingParameterValueException">None is configured, and there is no default.</exception>
    internal string ReadValue()
    {
        lock (_lock)
        {
            _value ??= _callback(Default);
            _pending?.TrySetResult(_value);
            return _value;
        }
    }

    /// <summary>Says that there will be no value; those who wait get the error.</summary>
    internal void FailValue(Exception exception)
    {
        lock (_lock)
            _pending?.TrySetException(exception);
    }
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
