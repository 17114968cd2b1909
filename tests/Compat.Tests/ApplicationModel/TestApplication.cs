using Aspire.Hosting;
using Microsoft.Extensions.Configuration;

namespace Compat.Tests.ApplicationModel;

/// <summary>An app host in a scratch folder, with user secrets in the same folder.</summary>
internal sealed class TestApplication : IDisposable
{
    private TestApplication(string[] args)
    {
        Folder = Directory.CreateTempSubdirectory("compat-");
        Builder = new DistributedApplicationBuilder(new DistributedApplicationOptions
        {
            Args = args,
            ProjectDirectory = Folder.FullName,
            DisableDashboard = true,
        });
    }

    public DirectoryInfo Folder { get; }

    public DistributedApplicationBuilder Builder { get; }

    public static TestApplication Running(params string[] args) => new(args);

    public static TestApplication Publishing(params string[] args) => new(["--operation", "publish", .. args]);

    public void Configure(string key, string value) => Builder.Configuration.AddInMemoryCollection([new(key, value)]);

    public string Write(string path, string content)
    {
        var file = Path.Combine(Folder.FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
        return file;
    }

    public void Dispose() => Folder.Delete(recursive: true);
}
