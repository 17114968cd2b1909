using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using MediaStack.AppHost.Formats;
using MediaStack.AppHost.Model;
using MediaStack.Catalog;
using MediaStack.Catalog.Estate;
using YamlDotNet.RepresentationModel;

namespace MediaStack.AppHost.Services;

/// <summary>Bazarr: finds subtitles and writes them beside the media.</summary>
internal static class BazarrService
{
    private const string Image = "lscr.io/linuxserver/bazarr";
    private const string Tag = "1.6.2";
    private const int Port = 6767;

    /// <summary>Adds Bazarr when it is selected.</summary>
    public static IResourceBuilder<MediaServiceResource>? AddBazarr(this StackBuilder stack)
    {
        var bazarr = stack.AddService("bazarr", Image, Tag);
        return bazarr?
            .WithWebPage(stack, Port)
            .WithProxyRules(new ProxyRules { Api = new(["/api"], "X-API-KEY", "apikey") })
            .AsLinuxServerImage(stack)
            .WithStateVolume("config", "/config", EstateVolumeKind.Config)
            .WithSeedFile("config", "config/config.yaml", () => Configuration(stack, bazarr.Resource))
            // Sonarr and Radarr tell it paths, so the media are where they see them.
            .WithDataFolder(stack, "media")
            .WithLibraries(stack, readOnly: false, MediaKind.Films, MediaKind.Series)
            .OnNetworks(StackNetwork.Apps)
            .WithHealthUrl($"http://127.0.0.1:{Port}/api/system/ping")
            .WithSlowStart(TimeSpan.FromMinutes(2))
            .WithPolicy(policy => policy.StopGrace = TimeSpan.FromSeconds(30))
            .WithProcesses(128);
    }

    // It fills what is missing with its defaults.
    private static string Configuration(StackBuilder stack, MediaServiceResource bazarr)
    {
        var managers = bazarr.Related(EstateEdgeKind.Subtitles).OfType<MediaServiceResource>().ToList();
        return Yaml.Write(Yaml.Map(
        [
            ("general", Yaml.Map(
            [
                ("ip", "*"),
                ("port", Yaml.Number(Port)),
                ("auto_update", Yaml.Flag(false)),
                .. managers.Select(manager => ($"use_{manager.Name}", (YamlNode)Yaml.Flag(true))),
            ])),
            ("auth", LogIn(stack.Value("bazarr.api-key"))),
            ("analytics", Yaml.Map(("enabled", Yaml.Flag(false)))),
            .. managers.Select(manager => (manager.Name, (YamlNode)Manager(stack, manager))),
        ]));
    }

    /// <summary>
    /// Bazarr never asks for a log-in by itself, and a page that is open behind the log-in page today stands in the home network when
    /// the owner changes its access tomorrow. So it has a log-in from the start: name <c>admin</c>, and as the password its API key,
    /// which is random, is shown with the settings, and opens everything anyway.
    /// </summary>
    private static YamlMappingNode LogIn(string apiKey) => Yaml.Map(
        ("apikey", apiKey),
        ("type", "form"),
        ("username", "admin"),
        ("password", Digest(apiKey)));

    private static YamlMappingNode Manager(StackBuilder stack, MediaServiceResource manager)
    {
        var page = manager.GetEndpoint(WebAccess.Endpoint);
        return Yaml.Map(
            ("ip", page.InternalHost()),
            ("port", Yaml.Number(page.InternalPort())),
            ("base_url", "/"),
            ("ssl", Yaml.Flag(false)),
            ("apikey", stack.Value($"{manager.Name}.api-key")));
    }

    [SuppressMessage("Security", "CA5351", Justification = "Bazarr knows no other digest; behind it are 128 random bits.")]
    private static string Digest(string password) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(password)));
}
