using MediaStack.Catalog;

namespace MediaStack.AppHost.Tests.AddingAService;

/// <summary>Tells how fast the line between a device and this host is.</summary>
internal static class LibreSpeed
{
    public static ServiceDefinition Definition { get; } = new ServiceDefinition
    {
        Id = "librespeed",
        Title = "LibreSpeed",
        Category = ServiceCategory.Monitoring,
        Summary = "Measures from a browser how fast the line to this host is, when a film stutters.",
        Memory = new(48, 256),
        WhyNotDefault = "Its page lets everybody who reaches it fill the line.",
        Settings =
        [
            new()
            {
                Key = "librespeed.results",
                Kind = SettingKind.Switch,
                Label = "A results page of your own",
                Help = "Puts the template of the results page into its volume, where you can change it.",
                Default = "false",
            },
            MadeSettings.Token("librespeed.password", "Password", "Opens the list of results; made for you."),
        ],
    }.WithPage(8088, AccessLevel.TwoFactor, AccessLevel.OneFactor, AccessLevel.Lan);
}
