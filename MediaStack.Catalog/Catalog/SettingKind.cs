namespace MediaStack.Catalog;

/// <summary>
/// What sort of value a setting takes. The kind decides which text is allowed, how the wizard asks for it and whether
/// it is kept with the secrets.
/// </summary>
public enum SettingKind
{
    /// <summary>One line of free text.</summary>
    Text,

    /// <summary>A key, token or password that somebody else handed out, or that is generated.</summary>
    Secret,

    /// <summary>A pass phrase that a person makes up; any printable character.</summary>
    Password,

    /// <summary>An absolute folder of the host.</summary>
    Path,

    /// <summary>Absolute folders of the host, with commas between: <c>/mnt/films,/mnt/series</c>.</summary>
    PathList,

    /// <summary>A TCP or UDP port, 1 to 65535.</summary>
    Port,

    /// <summary>A name of the IANA time zone database, <c>Europe/Berlin</c>.</summary>
    TimeZone,

    /// <summary>A DNS name with at least one dot, lower case, ASCII.</summary>
    Domain,

    /// <summary>Somebody else's server: a DNS name with at least one dot, lower case, or an IP address.</summary>
    Host,

    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>A numeric user or group id of the host, not root.</summary>
    UserId,

    /// <summary>One of <see cref="SettingDefinition.Choices"/>.</summary>
    Choice,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Switch,

    /// <summary>An IP network, <c>192.168.1.0/24</c>.</summary>
    Cidr,

    /// <summary>
    /// The addresses of a network interface, each with the length of its network, with commas between:
    /// <c>10.64.0.2/32,fd00::2/128</c>.
    /// </summary>
    InterfaceAddresses,

    /// <summary>An absolute <c>http</c> or <c>https</c> address without credentials.</summary>
    Url,

    /// <summary>A length of time in Prometheus's notation: <c>30d</c>, <c>1h30m</c>.</summary>
    Duration,

    /// <summary>An amount of storage, powers of 1024: <c>512MB</c>, <c>20GB</c>.</summary>
    Size,

    /// <summary>One IPv4 or IPv6 address.</summary>
    Address,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>A log-in name.</summary>
    UserName,

    /// <summary>A file mode mask as octal digits, <c>002</c>.</summary>
    FileMode,

    /// <summary>A key of WireGuard: 32 bytes as base64, 44 characters.</summary>
    WireGuardKey,

    /// <summary>A certificate or key as a provider's file holds it: base64 between a BEGIN and an END line.</summary>
    Pem,

    /// <summary>A configuration file of OpenVPN, whole, with everything it needs inline.</summary>
    OpenVpnConfiguration,
}
