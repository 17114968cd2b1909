namespace MediaStack.Catalog.Settings.Kinds;

/// <summary>The rule of each kind: whether one value, by itself, is allowed.</summary>
internal static class KindRules
{
    /// <summary>What is wrong with the value, or <see langword="null"/>.</summary>
    public static Complaint? Check(SettingDefinition setting, string value)
    {
        var complaint = Characters(setting, value) ?? OfKind(setting, value) ?? Length(setting, value);
        // Rules of secret kinds never quote the value; those of other kinds do.
        return complaint is null || !setting.Secret
            || setting.Kind is SettingKind.Secret or SettingKind.Password or SettingKind.Pem or SettingKind.OpenVpnConfiguration
            ? complaint
            : new("It has not the form that it must have.", $"Compare it with its description: {setting.Help}");
    }

    private static Complaint? OfKind(SettingDefinition setting, string value) => setting.Kind switch
    {
        SettingKind.Text or SettingKind.Password => null,
        SettingKind.Secret => SecretRule.Check(setting, value),
        SettingKind.Path => setting.SystemFolder ? PathRule.Form(value) : PathRule.Check(value),
        SettingKind.PathList => ListRule.Check(value, PathRule.Check),
        SettingKind.Port => QuantityRules.Port(value),
        SettingKind.TimeZone => TimeZoneRule.Check(value),
        SettingKind.Domain => DomainRule.Check(value),
        SettingKind.Host => HostRule.Check(value),
        SettingKind.Email => EmailRule.Check(value),
        SettingKind.UserId => QuantityRules.UserId(setting, value),
        SettingKind.Choice => ChoiceRule.Check(setting, value),
        SettingKind.Switch => ChoiceRule.Switch(value),
        SettingKind.Cidr => NetworkRules.Cidr(value),
        SettingKind.InterfaceAddresses => ListRule.Check(value, NetworkRules.InterfaceAddress),
        SettingKind.Url => UrlRule.Check(value),
        SettingKind.Duration => QuantityRules.Duration(setting, value),
        SettingKind.Size => QuantityRules.Size(setting, value),
        SettingKind.Address => NetworkRules.Address(value),
        SettingKind.Number => QuantityRules.Number(setting, value),
        SettingKind.UserName => UserNameRule.Check(value),
        SettingKind.FileMode => FileModeRule.Check(value),
        SettingKind.WireGuardKey => WireGuardKeyRule.Check(value),
        SettingKind.Pem => PemRule.Check(value),
        SettingKind.OpenVpnConfiguration => OpenVpnConfigurationRule.Check(value),
        _ => throw new ArgumentOutOfRangeException(nameof(setting), setting.Kind, "A kind without a rule."),
    };

    private static Complaint? Characters(SettingDefinition setting, string value) =>
        TextRules.ForbiddenCharacter(
            IsDocument(setting.Kind) ? value.ReplaceLineEndings(" ") : value,
            tabAllowed: IsDocument(setting.Kind) || setting.Kind is SettingKind.Password or SettingKind.Secret) is { } character
            ? new($"It holds {character}.", "Type it again instead of pasting it.")
            : null;

    private static Complaint? Length(SettingDefinition setting, string value)
    {
        var most = setting.MaxLength ?? DefaultMaxLength(setting.Kind);
        if (value.Length > most)
            return new($"It has {value.Length} characters.", $"Use at most {most}.");
        if (value.Length < setting.MinLength)
            return new($"It has only {value.Length} {(value.Length == 1 ? "character" : "characters")}.",
                $"Use at least {setting.MinLength}.");
        return setting.Kind is SettingKind.Text && value.AsSpan().Trim().Length != value.Length
            ? new("It begins or ends with a space.", "Remove that space.")
            : null;
    }

    /// <summary>The content of a file, which has lines.</summary>
    private static bool IsDocument(SettingKind kind) => kind is SettingKind.Pem or SettingKind.OpenVpnConfiguration;

    // A key of somebody else's making may be long; what people type is not.
    private static int DefaultMaxLength(SettingKind kind) => kind switch
    {
        SettingKind.Secret => 8192,
        SettingKind.Pem or SettingKind.OpenVpnConfiguration => 65536,
        SettingKind.Path or SettingKind.PathList => 4000,
        SettingKind.Url => 2000,
        _ => 256,
    };
}
