using MediaStack.AppHost.Formats;
using MediaStack.AppHost.Model;
using MediaStack.AppHost.Publishing;
using MediaStack.Catalog;
using MediaStack.Catalog.Estate;
using YamlDotNet.RepresentationModel;

namespace MediaStack.AppHost.Services;

/// <summary>Homepage's files (gethomepage.dev, "Configuration"): the services that it shows, in groups.</summary>
internal static class HomepageFiles
{
    private const string Engine = "engine";

    /// <summary>settings.yaml.</summary>
    public static string Settings(MediaServiceResource homepage) => Yaml.Write(Yaml.Map(
        ("title", "MediaStack"),
        ("headerStyle", "clean"),
        ("statusStyle", "dot"),
        ("hideVersion", Yaml.Flag(true)),
        ("disableUpdateCheck", Yaml.Flag(true)),
        // Without it, groups stand in no particular order.
        ("layout", Yaml.List(Groups(homepage).Select(group => Yaml.Map(
            (group.Key, Yaml.Map(("style", "row"), ("columns", Yaml.Number(Math.Clamp(group.Count(), 2, 4)))))))))));

    /// <summary>services.yaml.</summary>
    public static string Services(StackBuilder stack, MediaServiceResource homepage)
    {
        var seesContainers = SocketProxy(homepage) is not null;
        return Yaml.Write(Yaml.List(Groups(homepage).Select(group => Yaml.Map(
            (group.Key, Yaml.List(group.Select(service => Yaml.Map(
                (service.Policy().Definition.Title, Yaml.Map(Service(stack, service, seesContainers)))))))))));
    }

    /// <summary>widgets.yaml: the line at the top.</summary>
    public static string Widgets() => Yaml.Write(Yaml.List(
        Yaml.Map(("resources", Yaml.Map(("cpu", Yaml.Flag(true)), ("memory", Yaml.Flag(true))))),
        Yaml.Map(("datetime", Yaml.Map(("format", Yaml.Map(("dateStyle", "long"), ("timeStyle", "short"))))))));

    /// <summary>bookmarks.yaml: none, in place of the image's examples.</summary>
    public static string Bookmarks() => Yaml.Write(Yaml.List());

    /// <summary>docker.yaml.</summary>
    public static string Docker(MediaServiceResource homepage) => Yaml.Write(SocketProxy(homepage) is { } proxy
        ? Yaml.Map((Engine, Yaml.Map(("host", proxy.Name), ("port", Yaml.Number(SocketProxyService.Port)))))
        : Yaml.Map());

    private static IEnumerable<(string, YamlNode)> Service(StackBuilder stack, MediaServiceResource service, bool seesContainers)
    {
        if (PageAddress.Of(stack, service.Name) is { } page)
        {
            yield return ("href", page.Url);
        }

        yield return ("description", service.Policy().Definition.Summary);
        yield return ("icon", Icon(service.Name));
        if (seesContainers)
        {
            yield return ("server", Engine);
            // As Compose names the one container of a service.
            yield return ("container", $"{ReleasePublishing.Project}-{service.Name}-1");
        }

        if (HomepageWidget.All.FirstOrDefault(widget => widget.ServiceId == service.Name) is { } shown)
        {
            yield return ("widget", Yaml.Map(
            [
                ("type", shown.Type),
                ("url", $"http://{service.GetEndpoint(shown.Endpoint).InternalAddress()}"),
                .. shown.Version is { } version ? [("version", (YamlNode)Yaml.Number(version))] : ((string, YamlNode)[])[],
                .. shown.Credentials.Select(each => (each.Field, (YamlNode)HomepageVariable.Placeholder(each.SettingKey))),
            ]));
        }
    }

    private static IEnumerable<IGrouping<string, MediaServiceResource>> Groups(MediaServiceResource homepage) =>
        homepage.Related(EstateEdgeKind.Dashboard).Cast<MediaServiceResource>()
            .OrderBy(service => service.Policy().Definition.Category)
            .GroupBy(service => Heading(service.Policy().Definition.Category));

    private static string Heading(ServiceCategory category) => category switch
    {
        ServiceCategory.MediaServers or ServiceCategory.Requests => "Watch and request",
        ServiceCategory.Library or ServiceCategory.Finding => "Library",
        ServiceCategory.Reading => "Read and listen",
        ServiceCategory.Downloads => "Downloads",
        ServiceCategory.Monitoring or ServiceCategory.Notifications => "Monitoring",
        _ => "More",
    };

    // Names of homarr-labs/dashboard-icons, where the browser fetches them. It knows two by their former names.
    private static string Icon(string serviceId) => serviceId switch
    {
        "seerr" => "jellyseerr.png",
        "bookshelf" => "readarr.png",
        _ => $"{serviceId}.png",
    };

    private static IResource? SocketProxy(MediaServiceResource homepage) => homepage.Related(EstateEdgeKind.SocketProxy).SingleOrDefault();
}
