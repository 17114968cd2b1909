namespace MediaStack.Catalog;

/// <summary>The settings of the stack as a whole.</summary>
internal static class StackWideSettings
{
    private const string Nginx = "nginx";
    private const string Caddy = "caddy";

    /// <summary>Holds when the owner has a reverse proxy of his own.</summary>
    public static SettingCondition HasOwnProxy { get; } = SettingCondition.Has(PublicDoors.OwnProxyKey, Nginx, Caddy);

    public static IReadOnlyList<SettingDefinition> All { get; } =
    [
        new()
        {
            Key = "time-zone",
            Kind = SettingKind.TimeZone,
            Label = "Time zone",
            Help = "The zone in which every service keeps its clock, by its name in the IANA database, such as Europe/Berlin.",
            Default = "Etc/UTC",
        },
        new()
        {
            Key = "puid",
            Kind = SettingKind.UserId,
            Label = "User id",
            Help = "The host's user who owns the media files; `id -u` prints yours.",
            Default = "1000",
        },
        new()
        {
            Key = "pgid",
            Kind = SettingKind.UserId,
            Label = "Group id",
            Help = "The host's group that shares the media files; `id -g` prints yours.",
            Default = "1000",
        },
        new()
        {
            Key = "umask",
            Kind = SettingKind.FileMode,
            Label = "File mode mask",
            // Group-writable files, so that every service of the group can move and link them (TRaSH's advice).
            Help = "The permissions that new files do not get, as octal digits; 002 lets the whole group write.",
            Default = "002",
        },
        new()
        {
            Key = "domain",
            Kind = SettingKind.Domain,
            Label = "Domain",
            Help = "Your own domain, below which each service gets a name, such as example.com.",
            RequiredWhen = [SettingCondition.Selected(AccessLevels.LogIn, AccessLevels.Proxy)],
        },
        new()
        {
            Key = "lan-address",
            Kind = SettingKind.Address,
            Label = "Address in your home network",
            Help = "This host's own address at home, such as 192.168.1.10, where pages open to the home network listen; "
                + "at 127.0.0.1 only this host itself reaches them.",
            Default = "127.0.0.1",
        },
        new()
        {
            Key = "wizard-port",
            Kind = SettingKind.Port,
            Label = "Port of the wizard",
            Help = "Where MediaStack's own pages listen on this host; no service of the stack may take it.",
            Default = "8420",
        },
        new()
        {
            Key = PublicDoors.OwnProxyKey,
            Kind = SettingKind.Choice,
            Label = "Your own reverse proxy",
            Help = "If you have a reverse proxy already, the release brings configuration for it in place of another proxy.",
            Default = PublicDoors.NoProxy,
            Choices =
            [
                new(PublicDoors.NoProxy, "None", "Pages are open at home only, or through Nginx Proxy Manager when you add it."),
                new(Nginx, "nginx", "A file for its http block, in the release's folder export/nginx."),
                new(Caddy, "Caddy", "A Caddyfile to import, in the release's folder export/caddy."),
            ],
        },
        new()
        {
            Key = PublicDoors.OwnProxyAddressKey,
            Kind = SettingKind.Address,
            Label = "Address for your own reverse proxy",
            Help = "The address of this host at which your reverse proxy finds the services: 127.0.0.1 when it runs on this host; else "
                + "this host's address at home, which lets everybody there past the log-in page.",
            Default = "127.0.0.1",
            DependsOn = [HasOwnProxy],
        },
        new()
        {
            Key = "data-folder",
            Kind = SettingKind.Path,
            Label = "Data folder",
            Help = "One folder of the host for downloads and media, so that a finished download moves into the library without a copy.",
            Default = "/srv/mediastack",
        },
        .. MediaRoots.Kinds.Select(Folders),
        new()
        {
            Key = Notifications.ChannelKey,
            Kind = SettingKind.Choice,
            Label = "Messages to you",
            Help = "Where alerts, failed back-ups, new versions and trouble with the VPN are told.",
            Default = Notifications.Selected,
            Choices =
            [
                new(Notifications.Selected, "Whatever is there", "ntfy where it is selected, else Apprise, else nowhere."),
                new(Notifications.Ntfy, "ntfy", "An app on your phone, fed by this host."),
                new(Notifications.Apprise, "Apprise", "Telegram, Discord, e-mail and a hundred others."),
                new(Notifications.None, "Nowhere", "Alerts stand on their page alone."),
            ],
        },
        new()
        {
            Key = ResourceSettings.HostMemory,
            Kind = SettingKind.Size,
            Label = "Memory of this host",
            Help = "How much memory this host has, such as 16GB, to compare with what the services take.",
            Advanced = true,
        },
        new()
        {
            Key = ResourceSettings.ProcessorLimits,
            Kind = SettingKind.Switch,
            Label = "Limits of processors",
            Help = "Whether this host's kernel can limit processors; where it cannot (no CFS quota), such limits are left out.",
            Default = "true",
            Advanced = true,
        },
    ];

    private static SettingDefinition Folders((MediaKind Kind, string Folder, string Words) media) => new()
    {
        Key = MediaRoots.SettingKey(media.Kind),
        Kind = SettingKind.PathList,
        Label = $"Folders with {media.Words}",
        Help = $"Where your {media.Words} are already, with commas between several folders; they are used as they are, and what is new goes "
            + $"into the first. If empty, media/{media.Folder} in the data folder. Into a folder outside of the data folder, downloads are copied.",
    };
}
