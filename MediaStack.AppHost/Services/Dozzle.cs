using MediaStack.AppHost.Model;
using MediaStack.AppHost.Publishing;

namespace MediaStack.AppHost.Services;

/// <summary>Dozzle: shows the logs of the estate's containers. It reads only, and no container but those of this project.</summary>
internal static class DozzleService
{
    private const string Image = "amir20/dozzle";
    private const string Tag = "v10.7.3";
    private const int Port = 8080;

    /// <summary>Adds Dozzle when it is selected.</summary>
    public static IResourceBuilder<MediaServiceResource>? AddDozzle(this StackBuilder stack)
    {
        var dozzle = stack.AddService("dozzle", Image, Tag)?
            .WithWebPage(stack, Port)
            .WithEnvironment("DOZZLE_REMOTE_HOST", SocketProxyService.AddressFor("dozzle"))
            .WithEnvironment("DOZZLE_FILTER", $"label=com.docker.compose.project={ReleasePublishing.Project}")
            // Who may see it is asked before it.
            .WithEnvironment("DOZZLE_AUTH_PROVIDER", "none")
            .WithEnvironment("DOZZLE_ENABLE_ACTIONS", "false")
            .WithEnvironment("DOZZLE_ENABLE_SHELL", "false")
            .WithEnvironment("DOZZLE_NO_ANALYTICS", "true")
            .OnNetworks(StackNetwork.Monitoring)
            .WithHealthCommand("/dozzle", "healthcheck")
            .AsFixedUser(tmpfs: ["/data", "/tmp"])
            .WithProcesses(64);
        stack.AddSocketProxy(dozzle, StackNetwork.DozzleControl, "CONTAINERS", "INFO", "EVENTS", "VERSION", "ALLOW_LOGS");
        return dozzle;
    }
}
