using MediaStack.AppHost.Formats;
using MediaStack.AppHost.Model;

namespace MediaStack.AppHost.Services;

/// <summary>Homepage: the page that links to everything.</summary>
internal static class HomepageService
{
    private const string Id = "homepage";
    private const string Image = "ghcr.io/gethomepage/homepage";
    private const string Tag = "v1.13.2";
    private const string Folder = "/app/config";
    private const int Port = 3000;

    /// <summary>Adds Homepage when it is selected.</summary>
    public static IResourceBuilder<MediaServiceResource>? AddHomepage(this StackBuilder stack)
    {
        var homepage = stack.AddService(Id, Image, Tag);
        if (homepage is null)
        {
            return null;
        }

        homepage
            .WithWebPage(stack, Port)
            .WithConfigFile($"{Folder}/settings.yaml", () => HomepageFiles.Settings(homepage.Resource))
            .WithConfigFile($"{Folder}/services.yaml", () => HomepageFiles.Services(stack, homepage.Resource))
            .WithConfigFile($"{Folder}/widgets.yaml", HomepageFiles.Widgets)
            .WithConfigFile($"{Folder}/bookmarks.yaml", HomepageFiles.Bookmarks)
            .WithConfigFile($"{Folder}/docker.yaml", () => HomepageFiles.Docker(homepage.Resource))
            // Beside those files it puts empty ones of its own into the folder, and ends where it cannot. By owner and not by mode:
            // runc before 1.2 gives a folder in memory the mode of the image's, whatever it is told.
            .AsFixedUser()
            .WithPolicy(policy => policy.Tmpfs.Add($"{Folder}:uid={policy.FileOwner!.Uid},gid={policy.FileOwner.Gid}"))
            .WithEnvironment("LOG_TARGETS", "stdout")
            .OnNetworks(StackNetwork.Apps)
            .WithHealthUrlByWget($"http://127.0.0.1:{Port}/api/healthcheck")
            .WithProcesses(64);
        // It answers to no other name.
        if (PageAddress.Of(stack, Id) is { } page)
        {
            homepage.WithEnvironment("HOMEPAGE_ALLOWED_HOSTS", page.HostExpression);
        }

        foreach (var widget in HomepageWidget.All.Where(widget => stack.Selected(widget.ServiceId) is not null))
        {
            homepage.WithCredentials(stack, widget);
        }

        return homepage;
    }

    /// <summary>Lets Homepage see which containers run.</summary>
    public static IResourceBuilder<MediaServiceResource>? AddHomepageSocketProxy(
        this StackBuilder stack, IResourceBuilder<MediaServiceResource>? homepage) =>
        stack.AddSocketProxy(homepage, StackNetwork.HomepageControl, "CONTAINERS");

    private static void WithCredentials(this IResourceBuilder<MediaServiceResource> homepage, StackBuilder stack, HomepageWidget widget)
    {
        homepage.OnNetworks(widget.Network);
        foreach (var (_, key) in widget.Credentials)
        {
            var file = key.Replace('.', '-');
            homepage
                .WithSecretFile(file, () => HomepageVariable.Content(stack.Value(key)))
                .WithEnvironment(HomepageVariable.Name(key), $"/run/secrets/{file}");
        }
    }
}
