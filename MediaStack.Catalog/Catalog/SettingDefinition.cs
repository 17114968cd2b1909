namespace MediaStack.Catalog;

/// <summary>
/// One thing that can be set, described once: validation, settings file, API and wizard all work from this record.
/// </summary>
public sealed record SettingDefinition
{
    /// <summary>Stable name: <c>time-zone</c> for the whole stack, <c>authelia.user</c> for a service.</summary>
    public required string Key { get; init; }

    /// <summary>What sort of value it takes.</summary>
    public required SettingKind Kind { get; init; }

    /// <summary>The field's label.</summary>
    public required string Label { get; init; }

    /// <summary>What it does and what a good value looks like, in one or two sentences.</summary>
    public required string Help { get; init; }

    /// <summary>The value that holds when none is given; <see langword="null"/> for none.</summary>
    public string? Default { get; init; }

    /// <summary>
    /// Kept in the secrets file and never shown. Always true for secrets and passwords; other kinds opt in, such as a
    /// web hook's URL that carries a token.
    /// </summary>
    public bool Secret { get => field || Kind is SettingKind.Secret or SettingKind.Password; init; }

    /// <summary>Made at random when absent, and then kept for ever; nobody is asked.</summary>
    public bool Generated { get; init; }

    /// <summary>The shape of a generated value.</summary>
    public SecretFormat Format { get; init; }

    /// <summary>The key of the password whose digest this is; computed when that password is new, and kept.</summary>
    public string? DigestOf { get; init; }

    /// <summary>The notation of a digest.</summary>
    public DigestFormat DigestFormat { get; init; }

    /// <summary>Must have a value whenever its service is selected.</summary>
    public bool Required { get; init; }

    /// <summary>Must have a value when all of these hold; empty for never.</summary>
    public IReadOnlyList<SettingCondition> RequiredWhen { get; init; } = [];

    /// <summary>Has a meaning, and is asked, only when all of these hold; empty for always.</summary>
    public IReadOnlyList<SettingCondition> DependsOn { get; init; } = [];

    /// <summary>The values of a <see cref="SettingKind.Choice"/>.</summary>
    public IReadOnlyList<SettingChoice> Choices { get; init; } = [];

    /// <summary>Fewest characters, where the kind's own rule is not enough.</summary>
    public int? MinLength { get; init; }

    /// <summary>Most characters, where the kind's own rule is not enough.</summary>
    public int? MaxLength { get; init; }

    /// <summary>Least value: a plain number, seconds of a duration or bytes of a size.</summary>
    public long? Minimum { get; init; }

    /// <summary>Greatest value: a plain number, seconds of a duration or bytes of a size.</summary>
    public long? Maximum { get; init; }

    /// <summary>Whose ports a <see cref="SettingKind.Port"/> must not collide with.</summary>
    public PortSpace PortSpace { get; init; }

    /// <summary>A <see cref="SettingKind.Path"/> that belongs to the system and is only read.</summary>
    public bool SystemFolder { get; init; }

    /// <summary>Seldom changed: forms keep it out of the way.</summary>
    public bool Advanced { get; init; }

    /// <summary>Whether a person is asked for it at all.</summary>
    public bool Asked => !Generated && DigestOf is null;
}

/// <summary>One value of a choice.</summary>
/// <param name="Value">The text that is stored.</param>
/// <param name="Label">The text that is shown.</param>
/// <param name="Help">What choosing it means; <see langword="null"/> where the label says it.</param>
public sealed record SettingChoice(string Value, string Label, string? Help = null);

/// <summary>The shape of a generated secret.</summary>
public enum SecretFormat
{
    /// <summary>64 letters and digits, about 380 bits; needs no quoting in any file format.</summary>
    Token,

    /// <summary>32 lower-case hexadecimal digits, the form of the *arr applications' API keys.</summary>
    ApiKey,

    /// <summary>16 random bytes as base64.</summary>
    Salt,

    /// <summary>qBittorrent's API key: <c>qbt_</c> and 28 letters and digits.</summary>
    QBittorrentKey,

    /// <summary>ntfy's access token: <c>tk_</c> and 29 lower-case letters and digits.</summary>
    NtfyToken,
}

/// <summary>The notation of a password's digest, and with it the way to compute it.</summary>
public enum DigestFormat
{
    /// <summary>Authelia's <c>$pbkdf2-sha512$310000$salt$key</c>.</summary>
    Authelia,

    /// <summary>qBittorrent's <c>@ByteArray(salt:key)</c>.</summary>
    QBittorrent,

    /// <summary>Tautulli's <c>PBKDF2$sha256$600000$salt$key</c>.</summary>
    Tautulli,

    /// <summary>bcrypt's <c>$2a$10$</c> with salt and key, as ntfy and Prometheus' tools take it.</summary>
    Bcrypt,
}

/// <summary>A set of ports in which each number can be taken once.</summary>
public enum PortSpace
{
    /// <summary>The host's published ports.</summary>
    Host,

    /// <summary>The network namespace of the VPN container, which the download clients share.</summary>
    Vpn,

    /// <summary>The ports of somebody else's server: nothing here takes one of them.</summary>
    Remote,
}
