namespace MediaStack.Catalog;

/// <summary>From where the page of a service can be opened, and what stands before it.</summary>
public enum AccessLevel
{
    /// <summary>From no browser: other services alone reach it.</summary>
    Internal,

    /// <summary>On a direct port of the LAN address, with nothing before it.</summary>
    Lan,

    /// <summary>Through the reverse proxy; the service itself asks who is there, as its native clients need it.</summary>
    OwnLogin,

    /// <summary>Through the reverse proxy, behind Authelia's password.</summary>
    OneFactor,

    /// <summary>Through the reverse proxy, behind Authelia's password and second factor.</summary>
    TwoFactor,
}

/// <summary>How the page of a service can be reached.</summary>
/// <param name="Default">The level when the owner chooses none.</param>
/// <param name="Allowed">The levels that can be chosen; the default is among them.</param>
/// <param name="LanPort">The port of the LAN address that it gets at <see cref="AccessLevel.Lan"/>, unless another is chosen.</param>
public sealed record ServiceAccess(AccessLevel Default, IReadOnlyList<AccessLevel> Allowed, int LanPort);
