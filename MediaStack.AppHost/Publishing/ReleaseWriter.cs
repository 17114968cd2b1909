using System.Security.Cryptography;
using MediaStack.AppHost.Formats;
using MediaStack.Catalog.Settings;

namespace MediaStack.AppHost.Publishing;

/// <summary>Completes the folder that Aspire's publisher wrote to: generated files, secrets, <c>.env</c>, <c>estate.json</c>.</summary>
/// <param name="folder">The folder.</param>
/// <param name="settings">Effective settings.</param>
internal sealed class ReleaseWriter(string folder, StackSettings settings)
{
    /// <summary>The compose file.</summary>
    public const string ComposeFile = "docker-compose.yaml";

    /// <summary>The model for everything that works on the running stack.</summary>
    public const string EstateFile = "estate.json";

    /// <summary>Secrets that services take from their environment.</summary>
    public const string EnvironmentFile = ".env";

    /// <summary>Writes everything that is missing.</summary>
    public async Task WriteAsync(IReadOnlyList<ReleaseService> services, IEnumerable<ParameterResource> parameters, CancellationToken cancellationToken)
    {
        var files = new ReleaseFiles(folder);
        var digests = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var service in services)
        {
            using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            foreach (var file in service.Policy.ConfigFiles)
            {
                Add(digest, files.WriteConfig(service.PathOf(file), file.Render()));
            }

            foreach (var file in service.Policy.SecretFiles)
            {
                Add(digest, files.WriteSecret(service.PathOf(file), file.Content(), service.Policy.FileOwner));
            }

            foreach (var file in service.Policy.SeedFiles)
            {
                // Not part of the digest: a seed counts once, and the service changes its copy.
                files.WriteSecret(service.PathOf(file), file.Content(), reader: null);
            }

            if (service.Policy.ConfigFiles.Count + service.Policy.SecretFiles.Count > 0)
            {
                digests.Add(service.Name, Convert.ToHexStringLower(digest.GetHashAndReset())[..16]);
            }
        }

        var compose = Yaml.ReadMap(await File.ReadAllTextAsync(Path.Combine(folder, ComposeFile), cancellationToken));
        ComposeFinish.Apply(compose, services, digests);
        var values = await ReleaseValues.ReadAsync(parameters, cancellationToken);
        values.FillIn(compose);
        files.Write(ComposeFile, Yaml.Write(compose), ReleaseFiles.Public);
        files.Write(EnvironmentFile, values.ToDotEnv(), ReleaseFiles.OwnerOnly);
        files.Write(EstateFile, EstateModel.Of(services, settings, values).ToJson(), ReleaseFiles.Public);
        files.FlushToDisk();
    }

    private static void Add(IncrementalHash digest, byte[] content)
    {
        // Length first, so that no two sets of files give the same bytes.
        digest.AppendData(BitConverter.GetBytes(content.LongLength));
        digest.AppendData(content);
    }
}
