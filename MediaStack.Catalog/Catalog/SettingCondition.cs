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

    /// <summary>The services of which one must be selected; empty for a condition on a setting.</summary>
    public IReadOnlyList<string> Services { get; private init; } = [];

    /// <summary>The setting that must have one of <see cref="Values"/>; <see langword="null"/> for a condition on a service.</summary>
    public string? Setting { get; private init; }

    /// <summary>The values that fulfil a condition on a setting; empty means any value at all.</summary>
    public IReadOnlyList<string> Values { get; private init; } = [];

    /// <summary>Holds when any of the services is selected.</summary>
    /// <param name="services">Service ids, at least one.</param>
    public static SettingCondition Selected(params string[] services) => new() { Services = services };

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
        if (Setting is null)
            return Services.Any(isSelected);
        return valueOf(Setting) is { } value && (Values.Count == 0 || Values.Contains(value));
    }

    /// <summary>What fulfils it, as a clause: <c>authelia is selected</c>. Only for a condition that holds.</summary>
    /// <param name="isSelected">Tells whether a service is selected.</param>
    /// <param name="valueOf">Gives the effective value of a setting, or <see langword="null"/>.</param>
    public string Fact(Func<string, bool> isSelected, Func<string, string?> valueOf)
    {
        ArgumentNullException.ThrowIfNull(isSelected);
        ArgumentNullException.ThrowIfNull(valueOf);
        return Setting is null ? $"{Services.First(isSelected)} is selected"
            : Values.Count == 0 ? $"{Setting} is set"
            : $"{Setting} is {valueOf(Setting)}";
    }

    /// <summary>The condition as a clause: <c>authelia is selected</c>.</summary>
    public override string ToString() => Setting is null ? $"{string.Join(" or ", Services)} is selected"
        : Values.Count == 0 ? $"{Setting} is set"
        : $"{Setting} is {string.Join(" or ", Values)}";
}
