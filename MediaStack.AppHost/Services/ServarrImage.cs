using MediaStack.AppHost.Model;
using MediaStack.Catalog;
using MediaStack.Catalog.Estate;

namespace MediaStack.AppHost.Services;

/// <summary>What Prowlarr, Sonarr, Radarr, Lidarr and Readarr's heir have in common: one code base, one image recipe, the same settings under another prefix.</summary>
internal static class ServarrImage
{
    /// <summary>Adds one of them when it is selected.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="id">Its id in the catalog.</param>
    /// <param name="tag">Exact tag.</param>
    /// <param name="port">Port of its page and API.</param>
    /// <param name="image">Image without a tag; LinuxServer.io's of that name by default.</param>
    /// <param name="prefix">What its environment variables begin with; its name by default.</param>
    public static IResourceBuilder<MediaServiceResource>? AddServarr(
        this StackBuilder stack, string id, string tag, int port, string? image = null, string? prefix = null)
    {
        var app = stack.AddService(id, image ?? $"lscr.io/linuxserver/{id}", tag);
        if (app is null)
        {
            return null;
        }

        // Every setting can come from the environment, and then stands above the app's own file (wiki.servarr.com).
        prefix ??= id.ToUpperInvariant();
        var apiKey = $"{id}-api-key";
        return app
            .WithWebPage(stack, port)
            // Calendars are subscribed to by an address with the key in it.
            .WithProxyRules(new ProxyRules { Api = new(["/api", "/feed"], "X-Api-Key", "apikey") })
            .AsLinuxServerImage(stack)
            .WithSecretFile(apiKey, () => stack.Value($"{id}.api-key"))
            .WithEnvironment($"FILE__{prefix}__AUTH__APIKEY", $"/run/secrets/{apiKey}")
            .WithLogIn(prefix)
            // Names the app in its page's title and to those it calls.
            .WithEnvironment($"{prefix}__APP__INSTANCENAME", app.Resource.Policy().Definition.Title)
            .WithEnvironment($"{prefix}__LOG__ANALYTICSENABLED", "False")
            // A new version is a new image, never one that replaces itself.
            .WithEnvironment($"{prefix}__UPDATE__MECHANISM", "Docker")
            .WithEnvironment($"{prefix}__UPDATE__AUTOMATICALLY", "False")
            .WithStateVolume("config", "/config", EstateVolumeKind.Config)
            .OnNetworks(StackNetwork.Apps)
            // Tells whether the database answers, to everyone.
            .WithHealthUrl($"http://127.0.0.1:{port}/ping")
            // After an update it converts its database first.
            .WithSlowStart(TimeSpan.FromMinutes(2))
            .WithPolicy(policy => policy.StopGrace = TimeSpan.FromSeconds(30));
    }

    /// <summary>
    /// Who must log in. Behind the log-in page the app asks nobody a second time. Elsewhere the method is left to the app: it has no
    /// user yet, and with a method from here it would show a log-in that nobody can pass. As it is, its page lets the first visitor
    /// do nothing but choose name and password, and the wiring can set both by the API, which asks for the key from the start.
    /// </summary>
    private static IResourceBuilder<MediaServiceResource> WithLogIn(this IResourceBuilder<MediaServiceResource> app, string prefix)
    {
        if (app.Resource.Policy().Access is AccessLevel.OneFactor or AccessLevel.TwoFactor)
        {
            app.WithEnvironment($"{prefix}__AUTH__METHOD", "External");
        }

        // The exception for local addresses would let everyone in: behind Docker's networks every address is local.
        return app.WithEnvironment($"{prefix}__AUTH__REQUIRED", "Enabled");
    }
}
