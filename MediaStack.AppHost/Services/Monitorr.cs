using MediaStack.AppHost.Model;
using MediaStack.Catalog.Estate;

namespace MediaStack.AppHost.Services;

/// <summary>
/// Monitorr: a page of lamps, given up by its makers and with a known hole. It is on no network but the gateway's, which lets nobody
/// through to it who has not logged in.
/// </summary>
internal static class MonitorrService
{
    private const string Image = "monitorr/monitorr";
    private const string Tag = "1.7.6m";
    private const int Port = 80;

    /// <summary>Adds Monitorr when it is selected.</summary>
    public static IResourceBuilder<MediaServiceResource>? AddMonitorr(this StackBuilder stack) =>
        stack.AddService("monitorr", Image, Tag)?
            .WithWebPage(stack, Port)
            .WithStateVolume("app", "/app", EstateVolumeKind.Config)
            .OnNetworks(StackNetwork.Edge)
            .WithPolicy(policy => policy.NoHealthReason = "Which tools its image has was never written down; the gateway shows whether it answers.")
            .AsRoot(
                "Its init sets owners and starts a web server on port 80.",
                "Its init writes the web server's configuration into the image.",
                new CapabilityGrant("CHOWN", "gives its files to the web server's user"),
                new CapabilityGrant("SETUID", "steps down to the web server's user"),
                new CapabilityGrant("SETGID", "steps down to the web server's user"),
                new CapabilityGrant("DAC_OVERRIDE", "writes files of that user before it steps down"),
                new CapabilityGrant("NET_BIND_SERVICE", "opens port 80"))
            .WithProcesses(64);
}
