namespace MediaStack.Catalog.Services;

/// <summary>A reader for books and comics.</summary>
internal static class Kavita
{
    public static ServiceDefinition Definition { get; } = new ServiceDefinition
    {
        Id = "kavita",
        Title = "Kavita",
        Category = ServiceCategory.Reading,
        Summary = "Reads books, comics and manga in the browser and in apps for them.",
        Memory = new(256, 1024),
        Goals = [Goal.Books],
        WhyNotDefault = "It is for those who have books or comics.",
        Settings =
        [
            new()
            {
                Key = "kavita.user",
                Kind = SettingKind.UserName,
                Label = "User name",
                Help = "The name of its first user, who may do everything.",
                Default = "admin",
            },
            // It takes no password of more than 32 characters in its older versions.
            MadeSettings.Token("kavita.password", "Password", "The password of its first user; made for you.") with { Format = SecretFormat.ApiKey },
        ],
        // Apps that read from it know no log-in page but its own.
    }.WithPage(5000, AccessLevel.OwnLogin, AccessLevel.OneFactor, AccessLevel.TwoFactor, AccessLevel.Lan);
}
