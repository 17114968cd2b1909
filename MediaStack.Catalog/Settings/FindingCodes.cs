namespace MediaStack.Catalog.Settings;

/// <summary>The stable names of findings.</summary>
public static class FindingCodes
{
    /// <summary>A service that the default estate leaves out.</summary>
    public const string LeftOut = "left-out";

    /// <summary>A file cannot be read or written.</summary>
    public const string FileAccess = "file-access";

    /// <summary>A file holds no JSON, or JSON of another shape.</summary>
    public const string Malformed = "malformed";

    /// <summary>The same name stands twice.</summary>
    public const string Duplicate = "duplicate";

    /// <summary>A property of the file that does not exist.</summary>
    public const string UnknownProperty = "unknown-property";

    /// <summary>The file is of a newer product.</summary>
    public const string NewerVersion = "newer-version";

    /// <summary>The file is of an older product and was translated.</summary>
    public const string OlderVersion = "older-version";

    /// <summary>Settings and secrets are of different saves.</summary>
    public const string MixedRevisions = "mixed-revisions";

    /// <summary>Others can read the secrets file.</summary>
    public const string SecretsReadable = "secrets-readable";

    /// <summary>A secret stands in the plain settings file.</summary>
    public const string SecretInSettings = "secret-in-settings";

    /// <summary>A service that does not exist.</summary>
    public const string UnknownService = "unknown-service";

    /// <summary>A setting that does not exist.</summary>
    public const string UnknownSetting = "unknown-setting";

    /// <summary>A value of a service that is not selected, or of a setting without a meaning here.</summary>
    public const string UnusedValue = "unused-value";

    /// <summary>A value that its kind does not allow.</summary>
    public const string InvalidValue = "invalid-value";

    /// <summary>A required value is missing.</summary>
    public const string MissingValue = "missing-value";

    /// <summary>A service that another one needs is not selected.</summary>
    public const string MissingService = "missing-service";

    /// <summary>Two services that cannot run side by side.</summary>
    public const string Conflict = "conflict";

    /// <summary>Two services that do the same job.</summary>
    public const string SameJob = "same-job";

    /// <summary>A service that its owner should know something about.</summary>
    public const string Caution = "caution";

    /// <summary>Two settings take the same port.</summary>
    public const string PortTaken = "port-taken";

    /// <summary>Two networks overlap.</summary>
    public const string NetworkOverlap = "network-overlap";

    /// <summary>A password that is easily guessed.</summary>
    public const string WeakPassword = "weak-password";

    /// <summary>Two folders of media of which one lies in the other.</summary>
    public const string FolderOverlap = "folder-overlap";

    /// <summary>A text that NZBGet's configuration cannot hold.</summary>
    public const string NzbgetText = "nzbget-text";

    /// <summary>A text that SABnzbd's configuration cannot hold.</summary>
    public const string SabnzbdText = "sabnzbd-text";

    /// <summary>A network that download clients would reach past the VPN's tunnel.</summary>
    public const string TunnelBypass = "tunnel-bypass";

    /// <summary>A Usenet server's port that does not go with its encryption.</summary>
    public const string UsenetEncryption = "usenet-encryption";

    /// <summary>Something that the VPN provider does not offer.</summary>
    public const string VpnProvider = "vpn-provider";

    /// <summary>A page that is not behind the log-in that it is meant to be behind.</summary>
    public const string AccessLevel = "access-level";

    /// <summary>A ban that cannot keep anybody out, because clients come by way of somebody else.</summary>
    public const string BanWithoutEffect = "ban-without-effect";

    /// <summary>An address that is not one of a home network.</summary>
    public const string NotALanAddress = "not-a-lan-address";

    /// <summary>A channel of messages that is not there, or a sender without one.</summary>
    public const string Channel = "channel";

    /// <summary>More memory than the host has.</summary>
    public const string Memory = "memory";
}
