namespace MediaStack.Catalog;

/// <summary>
/// Something that holds or not for given settings. Data rather than code, so that the wizard can follow it while a
/// person types.
/// </summary>
public sealed record SettingCondition
{
    private SettingCondition()
    {
    }

    /// <summary>The service that must be selected; <see langword="null"/> for a condition on a setting.</summary>
    public string? Service { get; private init; }

    /// <summary>The setting that must have one of <see cref="Values"/>; <see langword="null"/> for a condition on a service.</summary>
    public string? Setting { get; private init; }

    /// <summary>The values that fulfil a condition on a setting; empty means any value at all.</summary>
    public IReadOnlyList<string> Values { get; private init; } = [];

    /// <summary>Holds when the service is selected.</summary>
    /// <param name="service">A service id.</param>
    public static SettingCondition Selected(string service) => new() { Service = service };

    /// <summary>Holds when the setting has one of the values, or any value where none is named.</summary>
    /// <param name="setting">A setting key.</param>
    /// <param name="values">The values that fulfil it.</param>
    public static SettingCondition Has(string setting, params string[] values) => new() { Setting = setting, Values = values };

    /// <summary>Whether it holds.</summary>
    /// <param name="isSelected">Tells whether a service is selected.</param>
    /// <param name="valueOf">Gives the effective value of a setting, or <see langword="null"/>.</param>
    public bool Holds(Func<string, bool> isSelected, Func<string, string?> valueOf)
    {
        ArgumentNullException.ThrowIfNull(isSelected);
        ArgumentNullException.ThrowIfNull(valueOf);
        if (Service is not null)
            return isSelected(Service);
        return valueOf(Setting!) is { } value && (Values.Count == 0 || Values.Contains(value)); // one of the two is always set
    }

    /// <summary>The condition as a clause: <c>authelia is selected</c>.</summary>
    public override string ToString() => Service is not null ? $"{Service} is selected"
        : Values.Count == 0 ? $"{Setting} is set"
        : $"{Setting} is {string.Join(" or ", Values)}";
}
