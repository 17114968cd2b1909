using System.Globalization;
using MediaStack.AppHost.Formats;
using MediaStack.AppHost.Model;
using MediaStack.Catalog.Estate;

namespace MediaStack.AppHost.Services;

/// <summary>Node exporter: measures the host itself.</summary>
internal static class NodeExporterService
{
    /// <summary>Id in the catalog.</summary>
    public const string Id = "node-exporter";

    private const string Image = "prom/node-exporter";
    private const string Tag = "v1.12.1";
    private const string Address = "node-exporter.address";
    private const string HostRoot = "/host";
    private const int Port = 9100;

    // What the dashboard and a look at a sick host need, and no more: every collector is a cost on each scrape.
    private static readonly string[] s_collectors =
    [
        "cpu", "diskstats", "filefd", "filesystem", "hwmon", "loadavg", "mdadm", "meminfo", "netdev", "os", "pressure", "stat",
        "thermal_zone", "time", "timex", "uname", "vmstat", "zfs",
    ];

    /// <summary>Adds the node exporter when it is selected.</summary>
    public static IResourceBuilder<MediaServiceResource>? AddNodeExporter(this StackBuilder stack)
    {
        var exporter = stack.AddService(Id, Image, Tag);
        if (exporter is null)
        {
            return null;
        }

        var (text, address) = (stack.Value(Address), stack.Parameter(Address));
        var port = Port.ToString(CultureInfo.InvariantCulture);
        var isIPv6 = text.Contains(':', StringComparison.Ordinal);
        return exporter
            .WithHttpEndpoint(targetPort: Port, name: Relations.MetricsEndpoint)
            .WithArgs(
                $"--path.rootfs={HostRoot}",
                isIPv6
                    ? ReferenceExpression.Create($"--web.listen-address=[{address}]:{port}")
                    : ReferenceExpression.Create($"--web.listen-address={address}:{port}"),
                "--collector.disable-defaults")
            .WithArgs([.. s_collectors.Select(collector => $"--collector.{collector}")])
            .WithArgs(
                $"--path.udev.data={HostRoot}/run/udev/data",
                // The exporter's own list, and the three files that the engine mounts into every container: they would count
                // their disk again.
                ComposeText.Literal("--collector.filesystem.mount-points-exclude="
                    + @"^/(dev|proc|run/credentials/.+|sys|var/lib/docker/.+|var/lib/containers/storage/.+|etc/(hostname|hosts|resolv\.conf))($|/)"),
                ComposeText.Literal("--collector.netdev.device-exclude=^(lo|docker.*|br-.*|veth.*)$"))
            .WithHealthUrlByWget(isIPv6 ? $"http://[{text}]:{port}/metrics" : $"http://{text}:{port}/metrics")
            .AsFixedUser()
            .WithPolicy(policy =>
            {
                policy.HostNetworkReason = "In a network of its own it would measure the traffic of a container.";
                // Every disk, wherever it is mounted. The process is nobody without capabilities: it sees what everybody may.
                policy.HostMounts.Add(
                    new HostMount("/", HostRoot, ReadOnly: true, EstateVolumeKind.Host, "It measures the file systems of the host."));
            })
            .WithProcesses(64);
    }
}
