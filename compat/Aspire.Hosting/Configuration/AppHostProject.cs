using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Aspire.Hosting.Configuration;

/// <summary>Where the app host's project is, as its assembly says.</summary>
internal sealed record AppHostProject(Assembly? Assembly, string Directory, string FileName)
{
    /// <summary>Full path of the project file.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(System.IO.Path.Join(Directory, FileName));

    public static AppHostProject Find(DistributedApplicationOptions options, string applicationName, string contentRoot)
    {
        var assembly = AssemblyOf(options);
        var directory = options.ProjectDirectory ?? Metadata(assembly, "apphostprojectpath") ?? contentRoot;
        return new AppHostProject(assembly, directory, Metadata(assembly, "apphostprojectname") ?? applicationName);
    }

    public static Assembly? AssemblyOf(DistributedApplicationOptions options)
    {
        if (options.AssemblyName is not { } name)
            return Assembly.GetEntryAssembly();

        try
        {
            return Assembly.Load(new AssemblyName(name));
        }
        catch (Exception exception) when (exception is IOException or BadImageFormatException)
        {
            throw new DistributedApplicationException($"The app host's assembly '{name}' cannot be loaded: "
                + $"{exception.Message} Correct AssemblyName, or leave it out to take the program itself.", exception);
        }
    }

    /// <summary>The <c>AppHost:</c> keys, which tell this folder, and hashes for unique names, to everything else.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Describe() =>
    [
        new("AppHost:Directory", Directory),
        new("AppHost:Path", Path),
        new("AppHost:FilePath", Path),
        new("AppHost:PathSha256", Hash(Path.ToLowerInvariant())),
        new("AppHost:ProjectNameSha256", Hash(FileName)),
    ];

    private static string? Metadata(Assembly? assembly, string key) => assembly?.GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(attribute => string.Equals(attribute.Key, key, StringComparison.OrdinalIgnoreCase))?.Value;

    private static string Hash(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
