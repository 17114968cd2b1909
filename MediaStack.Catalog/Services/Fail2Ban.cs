namespace MediaStack.Catalog.Services;

/// <summary>Keeps out who guesses passwords.</summary>
internal static class Fail2Ban
{
    private const long Minute = 60;
    private const long Week = 7 * 86400;

    public static ServiceDefinition Definition { get; } = new()
    {
        Id = "fail2ban",
        Title = "Fail2Ban",
        Category = ServiceCategory.Gateway,
        Memory = new(64, 256),
        Summary = "Keeps out for a while who fails to log in again and again; nobody at home is ever kept out.",
        Goals = [Goal.RemoteAccess],
        // It changes the host's packet filter, so it starts and stays root.
        RunsAs = new(0, 0),
        WhyNotDefault = "Nobody from outside reaches the default estate.",
        Settings =
        [
            new()
            {
                Key = "fail2ban.ban-time",
                Kind = SettingKind.Duration,
                Label = "Keep out for",
                Help = "How long somebody is kept out the first time, such as 1h; each further time it is twice as long, a week at most.",
                Default = "1h",
                Minimum = Minute,
                Maximum = Week,
            },
            new()
            {
                Key = "fail2ban.find-time",
                Kind = SettingKind.Duration,
                Label = "Count failures within",
                Help = "Failures that lie further apart than this are not counted together, such as 10m.",
                Default = "10m",
                Minimum = Minute,
                Maximum = 86400,
            },
            new()
            {
                Key = "fail2ban.failures",
                Kind = SettingKind.Number,
                Label = "Failures until then",
                Help = "How often somebody may fail to log in within that time before being kept out.",
                Default = "5",
                Minimum = 2,
                Maximum = 100,
            },
        ],
    };
}
