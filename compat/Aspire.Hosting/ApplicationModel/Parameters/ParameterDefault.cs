namespace Aspire.Hosting.ApplicationModel;

/// <summary>Where a parameter's value comes from when none is configured.</summary>
public abstract class ParameterDefault
{
    /// <summary>Makes the value.</summary>
    /// <returns>The value.</returns>
    public abstract string GetDefaultValue();
}

/// <summary>A value that the model names.</summary>
internal sealed class ConstantParameterDefault(Func<string> valueGetter) : ParameterDefault
{
    private readonly Lazy<string> _value = new(valueGetter);

    public override string GetDefaultValue() => _value.Value;
}

/// <summary>A value that is made once and then kept in the developer's user secrets.</summary>
internal sealed class UserSecretsParameterDefault(IUserSecretsManager userSecrets, string parameterName, ParameterDefault inner) : ParameterDefault
{
    public override string GetDefaultValue()
    {
        var value = inner.GetDefaultValue();
        userSecrets.TrySetSecret($"{ParameterValue.Section}:{parameterName}", value);
        return value;
    }
}
