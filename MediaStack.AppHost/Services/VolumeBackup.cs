using MediaStack.AppHost.Model;
using MediaStack.AppHost.Publishing;
using MediaStack.Catalog;
using MediaStack.Catalog.Estate;

namespace MediaStack.AppHost.Services;

/// <summary>
/// Volume backup: encrypted copies of every volume that holds settings and state. It stops the services whose databases must be whole
/// for the minutes that it takes. Publishing calls it after all others, because it looks at what they keep.
/// </summary>
internal static class VolumeBackupService
{
    /// <summary>Id in the catalog.</summary>
    public const string Id = "volume-backup";

    /// <summary>What the archives' names begin with.</summary>
    public const string Prefix = "mediastack-";

    /// <summary>Key of the setting with the folder of the archives.</summary>
    public const string Folder = $"{Id}.folder";

    private const string Image = "offen/docker-volume-backup";
    private const string Tag = "v2.48.2";
    private const string StopLabel = "docker-volume-backup.stop-during-backup";
    private const string PassphraseFile = "passphrase";

    /// <summary>True where a back-up is made each week, and not each day.</summary>
    public static bool IsWeekly(StackBuilder stack) => stack.Value($"{Id}.schedule") == "weekly";

    /// <summary>The folder of the archives. One that the owner named is not made: a disk that is not mounted must show.</summary>
    public static HostMount Archive(StackBuilder stack, bool readOnly) =>
        new(stack.Placeholder(Folder), "/archive", readOnly, EstateVolumeKind.Archive, Made: stack.Value(Folder) == ServiceCatalog.FindSetting(Folder)?.Default);

    /// <summary>Adds the backup of all services that are in the model so far when it is selected.</summary>
    public static IResourceBuilder<MediaServiceResource>? AddVolumeBackup(this StackBuilder stack, IResourceBuilder<MediaServiceResource>? channel)
    {
        var kept = ReleaseService.Of(stack.Application.Resources).Where(service => service.Policy.Volumes.Exists(IsKept)).ToList();
        var backup = stack.AddService(Id, Image, Tag)?
            .WithEnvironment("DOCKER_HOST", SocketProxyService.AddressFor(Id))
            .WithEnvironment("BACKUP_CRON_EXPRESSION", IsWeekly(stack) ? "0 4 * * 0" : "0 4 * * *")
            .WithEnvironment("BACKUP_FILENAME", $"{Prefix}%Y-%m-%dT%H-%M-%S.{{{{ .Extension }}}}")
            .WithEnvironment("BACKUP_COMPRESSION", "zst")
            .WithEnvironment("BACKUP_RETENTION_DAYS", stack.Parameter($"{Id}.keep-days"))
            // Nothing else in the owner's folder is ever deleted.
            .WithEnvironment("BACKUP_PRUNING_PREFIX", Prefix)
            .WithEnvironment("GPG_PASSPHRASE_FILE", $"/run/secrets/{PassphraseFile}")
            .WithSecretFile(PassphraseFile, () => stack.Value($"{Id}.passphrase"))
            // Other projects on the host may use the same tool: theirs are not ours to stop.
            .WithEnvironment("BACKUP_STOP_DURING_BACKUP_LABEL", ReleasePublishing.Project)
            .AsRoot("It reads the volumes of all users.", writableRootReason: null,
                new CapabilityGrant("DAC_OVERRIDE", "reads the volumes of all users, and writes to a folder of the owner's"))
            .WithPolicy(policy =>
            {
                policy.NoHealthReason = "It sleeps until its hour; whether it worked shows in the age of the newest archive.";
                policy.Tmpfs.Add("/tmp");
                policy.Tmpfs.Add("/var/lock");
                policy.HostMounts.Add(Archive(stack, readOnly: false));
                // A back-up that is under way is finished.
                policy.StopGrace = TimeSpan.FromMinutes(2);
            })
            .WithProcesses(64)
            .WithShoutrrr(stack, channel, "NOTIFICATION_URLS_FILE");
        if (backup is null)
        {
            return null;
        }

        foreach (var service in kept)
        {
            foreach (var volume in service.Policy.Volumes.Where(IsKept))
            {
                backup.WithVolumeOfAnother(volume, $"/backup/{volume.Name}");
            }

            if (MayStop(service, kept))
            {
                service.Policy.Labels[StopLabel] = ReleasePublishing.Project;
            }

            backup.BacksUp(stack.Application.CreateResourceBuilder(service.Resource));
        }

        stack.AddSocketProxy(backup, StackNetwork.VolumeBackupControl, "CONTAINERS", "INFO", "VERSION", "ALLOW_START", "ALLOW_STOP");
        return backup;
    }

    private static bool IsKept(ServiceVolume volume) => volume.Kind == EstateVolumeKind.Config;

    // Who lives in the tunnel's namespace loses it when its owner stops; what either keeps is no database.
    private static bool MayStop(ReleaseService service, List<ReleaseService> all) =>
        service.Policy.NamespaceOf is null && !all.Exists(other => other.Policy.NamespaceOf == service.Resource);
}
