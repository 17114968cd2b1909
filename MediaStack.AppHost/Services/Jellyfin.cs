using System.Xml.Linq;
using MediaStack.AppHost.Formats;
using MediaStack.AppHost.Model;
using MediaStack.Catalog;
using MediaStack.Catalog.Estate;

namespace MediaStack.AppHost.Services;

/// <summary>Jellyfin: plays the library to every screen.</summary>
internal static class JellyfinService
{
    private const string Id = "jellyfin";
    private const string Image = "jellyfin/jellyfin";
    private const string Tag = "12.1";
    private const int Port = 8096;

    /// <summary>Adds Jellyfin when it is selected.</summary>
    public static IResourceBuilder<MediaServiceResource>? AddJellyfin(this StackBuilder stack)
    {
        var jellyfin = stack.AddService(Id, Image, Tag)?
            .WithWebPage(stack, Port)
            .WithHttpEndpoint(targetPort: Port, name: Relations.MetricsEndpoint)
            // What it measures is for Prometheus: it asks nobody for a log-in there.
            .WithProxyRules(new ProxyRules { Blocked = [$"/{Relations.MetricsEndpoint}"] })
            .WithStateVolume("config", "/config", EstateVolumeKind.Config)
            .WithStateVolume("cache", "/cache", EstateVolumeKind.Cache)
            // The official image keeps its settings in a folder of that name inside of its volume.
            .WithSeedFile("config", "config/system.xml", System)
            .WithSeedFile("config", "config/network.xml", Network)
            .WithGraphics(stack)
            .InGraphicsGroup(stack)
            .WithDataFolder(stack, "media", readOnly: true)
            .WithLibraries(stack, readOnly: true, MediaKind.Films, MediaKind.Series, MediaKind.Music)
            .OnNetworks(StackNetwork.Apps, StackNetwork.Monitoring)
            .WithHealthUrl($"http://127.0.0.1:{Port}/health")
            // After an update it converts its database first, and answers only then.
            .WithSlowStart(TimeSpan.FromMinutes(10))
            .AsStackUser(stack, tmpfs: "/tmp")
            .WithPolicy(policy => policy.StopGrace = TimeSpan.FromSeconds(30))
            // Each stream that it converts is a process with a thread for each processor.
            .WithProcesses(1024);
        if (jellyfin is not null && stack.UsesGraphics(Id))
        {
            jellyfin.WithSeedFile("config", "config/encoding.xml", Encoding);
        }

        // Apps that ask the network for a server are told this address.
        return jellyfin is not null && PageAddress.Of(stack, Id) is { Scheme: "https" } page
            ? jellyfin.WithEnvironment("JELLYFIN_PublishedServerUrl", page.UrlExpression)
            : jellyfin;
    }

    // Elements that are not there get their defaults; the log-in and the library are set up through its API.
    private static string System() => Xml.Write(new XElement("ServerConfiguration",
        new XElement("EnableMetrics", true)));

    // VA-API is what Intel's and AMD's have in common.
    private static string Encoding() => Xml.Write(new XElement("EncodingOptions",
        new XElement("HardwareAccelerationType", "vaapi"),
        new XElement("VaapiDevice", $"{GraphicsDevice.Path}/renderD128"),
        new XElement("EnableHardwareEncoding", true)));

    // Whose word on a client's address counts. The name is looked up at the start and ignored where it leads nowhere, so it may
    // stand here before there is a gateway: a seed is not written again when one is added.
    private static string Network() => Xml.Write(new XElement("NetworkConfiguration",
        new XElement("KnownProxies", new XElement("string", NginxProxyManagerService.Id))));
}
