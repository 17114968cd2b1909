namespace MediaStack.Catalog.Services;

/// <summary>Passes messages on to the services that the owner has already.</summary>
internal static class Apprise
{
    public static ServiceDefinition Definition { get; } = new()
    {
        Id = "apprise",
        Title = "Apprise",
        Category = ServiceCategory.Notifications,
        Summary = "Brings alerts and other messages to Telegram, Discord, e-mail and a hundred other services.",
        Memory = new(150, 384),
        WhyNotDefault = "It needs the address of a service that takes messages for you.",
        Settings =
        [
            new()
            {
                Key = "apprise.urls",
                Kind = SettingKind.Text,
                Label = "Where messages go",
                Help = "Apprise's addresses with spaces between, such as tgram://bottoken/chat or mailto://user:password@example.org.",
                Required = true,
                Secret = true,
                MaxLength = 4000,
            },
        ],
    };
}
