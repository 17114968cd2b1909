using MediaStack.AppHost.Model;

namespace MediaStack.AppHost.Publishing;

/// <summary>A service of the release: its resource and its policy.</summary>
internal sealed record ReleaseService(ContainerResource Resource, ServicePolicy Policy)
{
    /// <summary>Name in the compose file, and the name of its folders in the release.</summary>
    public string Name => Resource.Name;

    /// <summary>All services, in the order of the model.</summary>
    public static IReadOnlyList<ReleaseService> Of(IEnumerable<IResource> resources) =>
        [.. resources.OfType<ContainerResource>().Select(resource => new ReleaseService(resource, resource.Policy()))];

    /// <summary>Where a generated file lies in the release.</summary>
    public string PathOf(ConfigFile file) => $"{ConfigFolder}/{Name}/{file.Name}";

    /// <summary>Where a secret file lies in the release.</summary>
    public string PathOf(SecretFile file) => $"{SecretsFolder}/{Name}/{file.Name}";

    /// <summary>Where a seed file lies in the release.</summary>
    public string PathOf(SeedFile file) => $"{SecretsFolder}/{Name}/seed/{file.Volume}/{file.Path}";

    /// <summary>Folder of the generated files, relative to the release.</summary>
    public const string ConfigFolder = "config";

    /// <summary>Folder of the secret files, relative to the release.</summary>
    public const string SecretsFolder = "secrets";
}
