using MediaStack.AppHost.Model;
using MediaStack.Catalog;
using MediaStack.Catalog.Estate;

namespace MediaStack.AppHost.Services;

/// <summary>Kavita: a reader for books and comics.</summary>
internal static class KavitaService
{
    private const string Image = "lscr.io/linuxserver/kavita";
    private const string Tag = "0.9.1";
    private const int Port = 5000;

    /// <summary>Adds Kavita when it is selected.</summary>
    public static IResourceBuilder<MediaServiceResource>? AddKavita(this StackBuilder stack) =>
        stack.AddService("kavita", Image, Tag)?
            .WithWebPage(stack, Port)
            .AsLinuxServerImage(stack)
            .WithStateVolume("config", "/config", EstateVolumeKind.Config)
            .WithLibraries(stack, readOnly: true, MediaKind.Books, MediaKind.Comics)
            .OnNetworks(StackNetwork.Apps)
            .WithHealthUrl($"http://127.0.0.1:{Port}/api/health")
            .WithSlowStart(TimeSpan.FromMinutes(2))
            .WithPolicy(policy => policy.StopGrace = TimeSpan.FromSeconds(30))
            .WithProcesses(192);
}
