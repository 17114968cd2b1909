using MediaStack.AppHost.Formats;
using MediaStack.AppHost.Model;
using MediaStack.AppHost.Publishing;
using MediaStack.Catalog;
using MediaStack.Catalog.Estate;

namespace MediaStack.AppHost.Services;

/// <summary>
/// The one-shot service that runs before all others: it makes the folders of downloads and media, puts first configurations into
/// volumes, and gives every secret file and every volume to the user that its service runs as. Compose cannot (it ignores owner and
/// mode of file secrets), and a release that was published by an ordinary user needs it.
/// </summary>
internal static class InitialiserService
{
    private const string Script = "/initialise.sh";
    private const string SecretsFolder = "/secrets";
    private const string VolumesFolder = "/volumes";
    private const string DataFolder = MediaRoots.DataPath;

    // The layout in which links and moves stay on one file system (trash-guides.info, "Hardlinks").
    private static readonly string[] s_dataFolders =
    [
        "torrents", "torrents/movies", "torrents/tv", "torrents/music", "torrents/books",
        "usenet", "usenet/incomplete", "usenet/complete",
        "usenet/complete/movies", "usenet/complete/tv", "usenet/complete/music", "usenet/complete/books",
        "media",
    ];

    // Not in the catalog: nobody chooses it, and there is nothing to set.
    private static readonly ServiceDefinition s_definition = new()
    {
        Id = "initialiser",
        Title = "Initialiser",
        Category = ServiceCategory.Internal,
        Summary = "Prepares folders, secret files and volumes before the services start.",
    };

    /// <summary>Adds the initialiser for everything that is in the model so far, and lets all that it prepares wait for it.</summary>
    public static void AddInitialiser(this StackBuilder stack)
    {
        var prepared = ReleaseService.Of(stack.Application.Resources).Where(NeedsPreparation).ToList();
        if (prepared.Count == 0)
        {
            return;
        }

        var withData = prepared.Exists(service => service.Policy.HostMounts.Exists(IsData));
        var initialiser = stack.Application.AddResource(new MediaServiceResource(s_definition.Id))
            .WithImage(BusyBox.Image, BusyBox.Tag)
            .AsService(stack, s_definition)
            .WithConfigFile(Script, () => Prepare(prepared, withData ? stack.User : null, MediaFolders(stack, prepared)))
            .WithLimits(memoryMiB: 64, pids: 16)
            .AsRoot("It gives files to the users of other services.", writableRootReason: null,
                new CapabilityGrant("CHOWN", "gives files to the users of other services"),
                new CapabilityGrant("FOWNER", "sets the mode of files that it has given away"),
                new CapabilityGrant("DAC_OVERRIDE", "enters folders that belong to the publishing user"))
            .WithPolicy(policy =>
            {
                policy.OneShot = true;
                policy.NoHealthReason = "It ends as soon as its work is done.";
                policy.Command = ["/bin/sh", Script];
                if (prepared.Exists(service => service.Policy.SecretFiles.Count + service.Policy.SeedFiles.Count > 0))
                {
                    policy.ReleaseFolders.Add(new ReleaseFolderMount(ReleaseService.SecretsFolder, SecretsFolder));
                }
            });
        if (withData)
        {
            initialiser.WithDataFolder(stack);
        }

        foreach (var service in prepared)
        {
            foreach (var volume in service.Policy.Volumes)
            {
                initialiser.WithVolume(volume.Name, $"{VolumesFolder}/{volume.Name}");
            }

            stack.Application.CreateResourceBuilder(service.Resource).WaitForCompletion(initialiser);
        }
    }

    private static bool NeedsPreparation(ReleaseService service) =>
        service.Policy is { FileOwner: not null } policy
        && (policy.SecretFiles.Count > 0 || policy.Volumes.Count > 0 || policy.SeedFiles.Count > 0 || policy.HostMounts.Exists(IsData));

    private static bool IsData(HostMount mount) => mount.Kind == EstateVolumeKind.Data;

    // Those that the owner named are there already, and theirs.
    private static IEnumerable<string> MediaFolders(StackBuilder stack, List<ReleaseService> prepared) =>
        MediaRoots.Of(stack.Settings)
            .Where(root => !root.Adopted && prepared.Exists(service => service.Policy.Libraries.Exists(library => library.Media == root.Media)))
            .Select(root => root.Path);

    private static string Prepare(List<ReleaseService> prepared, ServiceUser? dataOwner, IEnumerable<string> mediaFolders)
    {
        var script = new ShellScript("Prepares folders, secret files and volumes for the services. Safe to run again.")
            .Raw("""

                own() { # owner, path: with all below it, but only where the owner is not right yet
                  [ "$(stat -c %u:%g "$2")" = "$1" ] || chown -R "$1" "$2"
                }

                folder() { # owner, path: what an owner has there already is never touched
                  if [ -L "$2" ]; then
                    echo "$2 leads out of the data folder and is left alone; name its target in the settings instead"
                    return
                  fi
                  [ -d "$2" ] || mkdir "$2"
                  if [ "$(stat -c %u:%g "$2")" = 0:0 ] && [ -z "$(ls -A "$2")" ]; then
                    chown "$1" "$2"
                    chmod 0775 "$2"
                  fi
                }

                fresh() { # volume: nothing in it yet, or only what a first run left that was cut off. No app has written to it.
                  [ -z "$(ls -A "$1")" ] || { [ -e "$1/.seeding" ] && [ "$(stat -c %u "$1/.seeding")" = 0 ]; }
                }

                empty() { # owner, path: a file that somebody waits for
                  [ -e "$2" ] || { : >"$2"; chown "$1" "$2"; chmod 0640 "$2"; }
                }

                seed() { # source, volume, path
                  mkdir -p "$(dirname "$2/$3")"
                  cp "$1" "$2/$3"
                  chmod 0600 "$2/$3"
                }

                """);
        foreach (var folder in dataOwner is null ? [] : s_dataFolders.Select(folder => $"{DataFolder}/{folder}").Concat(mediaFolders))
        {
            script.Run("folder", dataOwner!.Numbers, folder);
        }

        foreach (var service in prepared)
        {
            var owner = service.Policy.FileOwner!.Numbers;
            foreach (var secret in service.Policy.SecretFiles)
            {
                var path = $"{SecretsFolder}/{service.Name}/{secret.Name}";
                script.Run("own", owner, path).Run("chmod", "0400", path);
            }

            foreach (var volume in service.Policy.Volumes)
            {
                Seed(script, service, volume);
                script.Run("own", owner, $"{VolumesFolder}/{volume.Name}");
                foreach (var file in service.Policy.EmptyFiles.Where(file => file.Volume == volume.Name))
                {
                    script.Run("empty", owner, $"{VolumesFolder}/{volume.Name}/{file.Path}");
                }
            }
        }

        return script.ToString();
    }

    private static void Seed(ShellScript script, ReleaseService service, ServiceVolume volume)
    {
        var seeds = service.Policy.SeedFiles.Where(seed => seed.Volume == volume.Name).ToList();
        if (seeds.Count == 0)
        {
            return;
        }

        var path = $"{VolumesFolder}/{volume.Name}";
        script.Raw($"if fresh {ShellScript.Quote(path)}; then").Run("touch", $"{path}/.seeding");
        foreach (var seed in seeds)
        {
            script.Run("seed", $"{SecretsFolder}/{service.Name}/seed/{seed.Volume}/{seed.Path}", path, seed.Path);
        }

        script.Run("rm", $"{path}/.seeding").Raw("fi");
    }
}
