namespace MediaStack.Catalog.Services;

/// <summary>Plays audio books and podcasts.</summary>
internal static class Audiobookshelf
{
    public static ServiceDefinition Definition { get; } = new ServiceDefinition
    {
        Id = "audiobookshelf",
        Title = "Audiobookshelf",
        Category = ServiceCategory.Reading,
        Summary = "Plays audio books and podcasts, and remembers where everybody was.",
        Memory = new(192, 1024),
        Goals = [Goal.Books],
        WhyNotDefault = "It is for those who have audio books or podcasts.",
        Settings =
        [
            new()
            {
                Key = "audiobookshelf.user",
                Kind = SettingKind.UserName,
                Label = "User name",
                Help = "The name of its first user, who may do everything.",
                Default = "admin",
            },
            MadeSettings.Token("audiobookshelf.password", "Password", "The password of its first user; made for you."),
        ],
        // Its apps for phones know no log-in page but its own.
    }.WithPage(13378, AccessLevel.OwnLogin, AccessLevel.OneFactor, AccessLevel.TwoFactor, AccessLevel.Lan);
}
