using MediaStack.AppHost.Formats;
using MediaStack.AppHost.Model;
using MediaStack.AppHost.Publishing;
using MediaStack.Catalog;

namespace MediaStack.AppHost.Services;

/// <summary>
/// The one-shot service that runs before all others: it gives every secret file and every volume to the user that its service runs
/// as. Compose cannot (it ignores owner and mode of file secrets), and a release that was published by an ordinary user needs it.
/// </summary>
internal static class InitialiserService
{
    private const string Image = "busybox";
    private const string Tag = "1.37.0";
    private const string Script = "/initialise.sh";
    private const string SecretsFolder = "/secrets";
    private const string VolumesFolder = "/volumes";

    // Not in the catalog: nobody chooses it, and there is nothing to set.
    private static readonly ServiceDefinition s_definition = new()
    {
        Id = "initialiser",
        Title = "Initialiser",
        Category = ServiceCategory.Internal,
        Summary = "Prepares secret files and volumes before the services start.",
    };

    /// <summary>Adds the initialiser for everything that is in the model so far, and lets all that it prepares wait for it.</summary>
    public static void AddInitialiser(this StackBuilder stack)
    {
        var prepared = stack.Application.Resources
            .OfType<ContainerResource>()
            .Where(resource => resource.Policy() is { User: not null } policy && (policy.SecretFiles.Count > 0 || policy.Volumes.Count > 0))
            .ToList();
        if (prepared.Count == 0)
        {
            return;
        }

        var initialiser = stack.Application.AddResource(new MediaServiceResource(s_definition.Id))
            .WithImage(Image, Tag)
            .AsService(stack, s_definition)
            .WithConfigFile(Script, () => Prepare(prepared))
            .WithLimits(memoryMiB: 64, pids: 16)
            .WithPolicy(policy =>
            {
                policy.OneShot = true;
                policy.NoHealthReason = "It ends as soon as its work is done.";
                policy.Command = ["/bin/sh", Script];
                policy.Capabilities.Add(new CapabilityGrant("CHOWN", "gives files to the users of other services"));
                policy.Capabilities.Add(new CapabilityGrant("FOWNER", "sets the mode of files that it has given away"));
                policy.Capabilities.Add(new CapabilityGrant("DAC_OVERRIDE", "enters folders that belong to the publishing user"));
                if (prepared.Exists(resource => resource.Policy().SecretFiles.Count > 0))
                {
                    policy.ReleaseFolders.Add(new ReleaseFolderMount(ReleaseService.SecretsFolder, SecretsFolder));
                }
            });

        foreach (var resource in prepared)
        {
            foreach (var volume in resource.Policy().Volumes)
            {
                initialiser.WithVolume(volume.Name, $"{VolumesFolder}/{volume.Name}");
            }

            stack.Application.CreateResourceBuilder(resource).WaitForCompletion(initialiser);
        }
    }

    private static string Prepare(List<ContainerResource> prepared)
    {
        var script = new ShellScript("Gives secret files and volumes to the users that their services run as. Safe to run again.")
            .Raw("""

                own() { # owner, path: also what is below, but only where the owner is not right yet
                  [ "$(stat -c %u:%g "$2")" = "$1" ] || chown -R "$1" "$2"
                }

                """);
        foreach (var resource in prepared)
        {
            var policy = resource.Policy();
            foreach (var secret in policy.SecretFiles)
            {
                var path = $"{SecretsFolder}/{resource.Name}/{secret.Name}";
                script.Run("own", policy.User!, path).Run("chmod", "0400", path);
            }

            foreach (var volume in policy.Volumes)
            {
                script.Run("own", policy.User!, $"{VolumesFolder}/{volume.Name}");
            }
        }

        return script.ToString();
    }
}
