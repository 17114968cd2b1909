using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using MediaStack.AppHost.Model;
using MediaStack.Catalog.Estate;

namespace MediaStack.AppHost.Tests.AddingAService;

/// <summary>LibreSpeed: tells how fast the line between a device and this host is.</summary>
internal static class LibreSpeedService
{
    private const string Image = "lscr.io/linuxserver/librespeed";
    private const string Tag = "5.4.1";
    private const int Port = 80;

    /// <summary>Adds LibreSpeed when it is selected.</summary>
    public static IResourceBuilder<MediaServiceResource>? AddLibreSpeed(this StackBuilder stack) =>
        stack.AddService("librespeed", Image, Tag)?
            .WithWebPage(stack, Port)
            .AsLinuxServerImage(stack)
            .WithEnvironment("CUSTOM_RESULTS", stack.Parameter("librespeed.results"))
            .WithSecretFile("librespeed-password", () => stack.Value("librespeed.password"))
            .WithEnvironment("FILE__PASSWORD", "/run/secrets/librespeed-password")
            .WithStateVolume("config", "/config", EstateVolumeKind.Config)
            .OnNetworks(StackNetwork.Apps)
            .WithHealthUrl($"http://127.0.0.1:{Port}/")
            .WithProcesses(128);
}
