namespace MediaStack.Catalog;

/// <summary>Whether a service's traffic goes through the VPN, and through nothing else.</summary>
public enum VpnUse
{
    /// <summary>It has nothing to do with the VPN.</summary>
    Never,

    /// <summary>Always; there is no other way out.</summary>
    Always,

    /// <summary>As its setting <c>vpn</c> says, which is on by default.</summary>
    ByChoice,
}
