namespace MediaStack.Catalog.Services;

/// <summary>Draws what Prometheus records.</summary>
internal static class Grafana
{
    public static ServiceDefinition Definition { get; } = new ServiceDefinition
    {
        Id = "grafana",
        Title = "Grafana",
        Category = ServiceCategory.Monitoring,
        Summary = "Shows how the host and every service are doing, as charts over days and months.",
        Memory = new(160, 512),
        Needs = ["prometheus"],
        Goals = [Goal.Monitoring],
        // The image's own user, with the root group that its files belong to.
        RunsAs = new(472, 0),
        WhyNotDefault = "Its dashboards need memory; add it where the host has room.",
        Settings =
        [
            new()
            {
                Key = "grafana.user",
                Kind = SettingKind.UserName,
                Label = "User name",
                Help = "The name with which you log in to its page.",
                Default = "admin",
            },
            MadeSettings.Token("grafana.password", "Password", "The log-in's password; made for you."),
        ],
        // 3000 is the start page's.
    }.WithPage(3001, AccessLevel.TwoFactor, AccessLevel.OneFactor, AccessLevel.OwnLogin, AccessLevel.Lan);
}
