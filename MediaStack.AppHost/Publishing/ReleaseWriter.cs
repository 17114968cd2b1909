using System.Security.Cryptography;
using MediaStack.AppHost.Formats;
using MediaStack.AppHost.Services;
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

    private readonly ReleaseFiles _files = new(folder);

    /// <summary>Writes everything that is missing.</summary>
    public async Task WriteAsync(IReadOnlyList<ReleaseService> services, IEnumerable<ParameterResource> parameters, CancellationToken cancellationToken)
    {
        var digests = WriteServiceFiles(services);
        var compose = Yaml.ReadMap(await File.ReadAllTextAsync(Path.Combine(folder, ComposeFile), cancellationToken));
        ComposeFinish.Apply(compose, services, digests);
        var values = await ReleaseValues.ReadAsync(parameters, cancellationToken);
        values.FillIn(compose);
        if (TunnelCheck.Violations(compose, settings).ToList() is { Count: > 0 } violations)
        {
            throw new DistributedApplicationException(string.Join(' ', violations));
        }

        _files.Write(ComposeFile, Yaml.Write(compose), ReleaseFiles.Public);
        _files.Write(EnvironmentFile, values.ToDotEnv(), ReleaseFiles.OwnerOnly);
        WriteEstate(services, values);
        foreach (var (path, content) in OwnProxyExport.Files(settings, services.Select(service => service.Resource)))
        {
            _files.WriteConfig(path, content);
        }

        _files.FlushToDisk();
    }

    /// <summary>Writes generated files, secrets and seeds.</summary>
    /// <returns>Digest of each service's files, by service.</returns>
    public IReadOnlyDictionary<string, string> WriteServiceFiles(IReadOnlyList<ReleaseService> services)
    {
        var digests = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var service in services)
        {
            using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            foreach (var file in service.Policy.ConfigFiles)
            {
                Add(digest, _files.WriteConfig(service.PathOf(file), file.Render()));
            }

            foreach (var file in service.Policy.SecretFiles)
            {
                Add(digest, _files.WriteSecret(service.PathOf(file), file.Content(), service.Policy.FileOwner));
            }

            foreach (var file in service.Policy.SeedFiles)
            {
                // Not part of the digest: a seed counts once, and the service changes its copy.
                _files.WriteSecret(service.PathOf(file), file.Content(), reader: null);
            }

            if (service.Policy.ConfigFiles.Count + service.Policy.SecretFiles.Count > 0)
            {
                digests.Add(service.Name, Convert.ToHexStringLower(digest.GetHashAndReset())[..16]);
            }
        }

        return digests;
    }

    /// <summary>Writes the model.</summary>
    public void WriteEstate(IReadOnlyList<ReleaseService> services, ReleaseValues values) =>
        _files.Write(EstateFile, EstateModel.Of(services, settings, values).ToJson(), ReleaseFiles.Public);

    private static void Add(IncrementalHash digest, byte[] content)
    {
        // Length first, so that no two sets of files give the same bytes.
        digest.AppendData(BitConverter.GetBytes(content.LongLength));
        digest.AppendData(content);
    }
}
