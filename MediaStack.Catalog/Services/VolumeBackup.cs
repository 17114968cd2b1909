namespace MediaStack.Catalog.Services;

/// <summary>Keeps copies of what cannot be made again.</summary>
internal static class VolumeBackup
{
    /// <summary>A back-up each day.</summary>
    public const string Daily = "daily";

    /// <summary>A back-up each week.</summary>
    public const string Weekly = "weekly";

    public static ServiceDefinition Definition { get; } = new()
    {
        Id = "volume-backup",
        Title = "Volume backup",
        Category = ServiceCategory.Maintenance,
        Summary = "Keeps encrypted copies of every service's settings and state; never of media and downloads.",
        Memory = new(48, 512),
        // It reads the volumes of all services.
        RunsAs = new(0, 0),
        WhyNotDefault = "It needs a folder and a pass phrase that you keep elsewhere.",
        Settings =
        [
            new()
            {
                Key = "volume-backup.folder",
                Kind = SettingKind.Path,
                Label = "Folder for back-ups",
                Help = "A folder of the host that nothing else writes to, best on another disk, such as /mnt/backup/mediastack.",
                Default = "/srv/mediastack-backups",
            },
            new()
            {
                Key = "volume-backup.schedule",
                Kind = SettingKind.Choice,
                Label = "How often",
                Help = "At four in the morning; services stop for the minutes that it takes, so that their databases are whole.",
                Default = Daily,
                Choices = [new(Daily, "Every day"), new(Weekly, "Every Sunday")],
            },
            new()
            {
                Key = "volume-backup.keep-days",
                Kind = SettingKind.Number,
                Label = "Keep for days",
                Help = "How many days a back-up is kept before it is deleted.",
                Default = "30",
                Minimum = 1,
                Maximum = 3650,
            },
            new()
            {
                Key = "volume-backup.passphrase",
                Kind = SettingKind.Password,
                Label = "Pass phrase",
                Help = "Back-ups hold your passwords, so they are encrypted with it. Keep it elsewhere: without it nobody reads a back-up.",
                Required = true,
                MinLength = 12,
            },
        ],
    };
}
