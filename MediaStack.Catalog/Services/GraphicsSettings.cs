namespace MediaStack.Catalog.Services;

/// <summary>How media servers convert what a screen cannot play as it is.</summary>
public static class GraphicsSettings
{
    /// <summary>The value that stands for the graphics processor.</summary>
    public const string Graphics = "graphics";

    /// <summary>Key of the setting with the group of the graphics device.</summary>
    public const string Group = "render-group";

    /// <summary>What converts: the processor, or the graphics processor that is built into it or beside it.</summary>
    /// <param name="service">Id of the service.</param>
    /// <param name="title">Its name.</param>
    /// <param name="more">A sentence more of help, with a space before it.</param>
    public static SettingDefinition Transcoding(string service, string title, string more = "") => new()
    {
        Key = KeyOf(service),
        Kind = SettingKind.Choice,
        Label = "What converts films",
        Help = $"What {title} uses when a screen cannot play a film as it is. A graphics processor converts several at once, and must be "
            + $"there: the host has a folder /dev/dri.{more}",
        Default = "processor",
        Choices = [new("processor", "The processor"), new(Graphics, "The graphics processor", "Intel or AMD, by VA-API or Quick Sync.")],
    };

    /// <summary>Key of the setting of a service.</summary>
    public static string KeyOf(string service) => $"{service}.transcoding";
}
