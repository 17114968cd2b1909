namespace MediaStack.Catalog.Services;

/// <summary>Plays the library to every screen.</summary>
internal static class Jellyfin
{
    private static readonly SettingCondition s_graphics = SettingCondition.Has(GraphicsSettings.KeyOf("jellyfin"), GraphicsSettings.Graphics);

    public static ServiceDefinition Definition { get; } = new ServiceDefinition
    {
        Id = "jellyfin",
        Title = "Jellyfin",
        Category = ServiceCategory.MediaServers,
        Summary = "Plays films, series and music on televisions, phones and in the browser; free software, no account.",
        Memory = new(768, 4096),
        Default = true,
        Goals = [Goal.Jellyfin],
        Settings =
        [
            GraphicsSettings.Transcoding("jellyfin", "Jellyfin"),
            new()
            {
                Key = $"jellyfin.{GraphicsSettings.Group}",
                Kind = SettingKind.UserId,
                Label = "Group of the graphics device",
                Help = "The host's group that may use the graphics processor, as a number; `stat -c %g /dev/dri/renderD128` prints it.",
                DependsOn = [s_graphics],
                RequiredWhen = [s_graphics],
            },
        ],
        // Its apps for televisions and phones know no log-in page but its own, so none stands before it.
    }.WithPage(8096, AccessLevel.OwnLogin, AccessLevel.Lan);
}
