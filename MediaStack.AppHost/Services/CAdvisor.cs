using MediaStack.AppHost.Model;
using MediaStack.Catalog.Estate;

namespace MediaStack.AppHost.Services;

/// <summary>
/// cAdvisor: measures every container. Its README starts it privileged, with the whole host mounted; here it sees the kernel's own
/// files and Docker's folder, read-only and without a capability, and asks the engine through a proxy. Who is root and sees the host's
/// root reaches the engine's socket there, so that is left out.
/// </summary>
internal static class CAdvisorService
{
    /// <summary>Id in the catalog.</summary>
    public const string Id = "cadvisor";

    private const string Image = "ghcr.io/google/cadvisor";
    private const string Tag = "v0.60.5";
    private const string Folder = "cadvisor.docker-folder";
    private const int Port = 8080;

    // Dear to collect, and on no dashboard.
    private const string Left = "advtcp,cpu_topology,cpuset,disk,hugetlb,memory_numa,percpu,process,referenced_memory,resctrl,sched,tcp,udp";

    /// <summary>Adds cAdvisor when it is selected.</summary>
    public static IResourceBuilder<MediaServiceResource>? AddCAdvisor(this StackBuilder stack)
    {
        var cadvisor = stack.AddService(Id, Image, Tag)?
            .WithHttpEndpoint(targetPort: Port, name: Relations.MetricsEndpoint)
            .WithArgs(
                $"--docker={SocketProxyService.AddressFor(Id)}",
                "--docker_only=true",
                "--housekeeping_interval=30s",
                $"--disable_metrics={Left}",
                "--store_container_labels=false",
                "--whitelisted_container_labels=com.docker.compose.project,com.docker.compose.service")
            .OnNetworks(StackNetwork.Monitoring)
            .WithHealthUrlByWget($"http://127.0.0.1:{Port}/healthz")
            .AsRoot("What it reads of the kernel and of Docker's folder belongs to root.", writableRootReason: null)
            .WithPolicy(policy =>
            {
                policy.Tmpfs.Add("/tmp");
                // A mount at this place tells it that it is in a container, and is where it looks for everything of the host.
                policy.HostMounts.Add(Mount("/proc", "/rootfs/proc", "It reads the network counters of other containers' processes."));
                policy.HostMounts.Add(Mount("/sys", "/sys", "It reads the control groups of all containers."));
                var docker = stack.Placeholder(Folder);
                policy.HostMounts.Add(Mount(docker, $"/rootfs{docker}", "It looks up there which container a control group belongs to."));
            })
            .WithProcesses(128);
        stack.AddSocketProxy(cadvisor, StackNetwork.CAdvisorControl, "CONTAINERS", "INFO", "VERSION");
        return cadvisor;
    }

    private static HostMount Mount(string source, string target, string reason) =>
        new(source, target, ReadOnly: true, EstateVolumeKind.Host, reason);
}
