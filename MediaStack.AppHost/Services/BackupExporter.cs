using MediaStack.AppHost.Formats;
using MediaStack.AppHost.Model;
using MediaStack.Catalog;

namespace MediaStack.AppHost.Services;

/// <summary>
/// Tells Prometheus how old the newest archive is: the one proof of a back-up that worked. The backup itself has no metrics.
/// </summary>
internal static class BackupExporterService
{
    /// <summary>Name of the service.</summary>
    public const string Id = "backup-exporter";

    private const string Script = "/measure.sh";
    private const string Page = "/metrics.txt";
    private const string Folder = "/tmp/www";
    private const int Port = 8080;

    private static readonly ServiceDefinition s_definition = new()
    {
        Id = Id,
        Title = "Backup exporter",
        Category = ServiceCategory.Internal,
        Summary = "Tells Prometheus how old the newest back-up is.",
    };

    /// <summary>Adds the exporter of the backup's archives where somebody scrapes it.</summary>
    public static IResourceBuilder<MediaServiceResource>? AddBackupExporter(this StackBuilder stack, IResourceBuilder<MediaServiceResource>? backup)
    {
        if (backup is null || stack.Selected("prometheus") is null)
        {
            return null;
        }

        return stack.Application.AddResource(new MediaServiceResource(Id))
            .WithImage(BusyBox.Image, BusyBox.Tag)
            .AsService(stack, s_definition)
            .WithHttpEndpoint(targetPort: Port, name: Relations.MetricsEndpoint)
            .WithConfigFile(Script, Measure)
            .OnNetworks(StackNetwork.Monitoring)
            // It answers, and what it answers is not old.
            .WithHealthScript($"wget -q -O /dev/null http://127.0.0.1:{Port}{Page} && [ $(( $(date +%s) - $(stat -c %Y {Folder}{Page}) )) -lt 200 ]")
            .WithLimits(memoryMiB: 32, pids: 16)
            .WithPolicy(policy =>
            {
                policy.User = policy.FileOwner = new ServiceUser("65534:65534", 65534, 65534);
                policy.Command = ["/bin/sh", Script];
                policy.MetricsPath = Page;
                policy.Tmpfs.Add("/tmp");
                policy.Init = true;
                policy.HostMounts.Add(VolumeBackupService.Archive(stack, readOnly: true));
            })
            .Measures(backup);
    }

    // Owner and mode of the archives do not matter: it looks at names, sizes and times.
    private static string Measure() => new ShellScript("Writes what Prometheus is to know of the archives, and serves it.")
        .Raw($$"""
            mkdir -p {{Folder}}

            measure() {
              newest=0 size=0 count=0
              for archive in /archive/{{VolumeBackupService.Prefix}}*; do
                [ -f "$archive" ] || continue
                count=$((count + 1))
                time=$(stat -c %Y "$archive")
                if [ "$time" -gt "$newest" ]; then
                  newest=$time
                  size=$(stat -c %s "$archive")
                fi
              done
              echo '# TYPE mediastack_backup_archives gauge'
              echo "mediastack_backup_archives $count"
              if [ "$count" -gt 0 ]; then
                echo '# TYPE mediastack_backup_newest_timestamp_seconds gauge'
                echo "mediastack_backup_newest_timestamp_seconds $newest"
                echo '# TYPE mediastack_backup_newest_size_bytes gauge'
                echo "mediastack_backup_newest_size_bytes $size"
              fi
            }

            while :; do
              measure >{{Folder}}/.new
              mv {{Folder}}/.new {{Folder}}{{Page}}
              sleep 60
            done &
            exec httpd -f -p {{Port}} -h {{Folder}}
            """)
        .ToString();
}
