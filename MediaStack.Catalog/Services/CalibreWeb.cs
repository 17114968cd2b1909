namespace MediaStack.Catalog.Services;

/// <summary>Shows a library of Calibre.</summary>
internal static class CalibreWeb
{
    public static ServiceDefinition Definition { get; } = new ServiceDefinition
    {
        Id = "calibre-web",
        Title = "Calibre-Web",
        Category = ServiceCategory.Reading,
        Summary = "Shows a library of Calibre, the program for books on your computer, in the browser and to readers.",
        Memory = new(192, 512),
        WhyNotDefault = "It needs a library that Calibre has made.",
        Settings =
        [
            new()
            {
                Key = "calibre-web.library",
                Kind = SettingKind.Path,
                Label = "Library of Calibre",
                Help = "The folder that Calibre keeps its books in: the one with metadata.db.",
                Required = true,
            },
            MadeSettings.Token("calibre-web.password", "Password", "The password of its user admin; made for you."),
        ],
    }.WithPage(8083, AccessLevel.TwoFactor, AccessLevel.OneFactor, AccessLevel.Lan);
}
