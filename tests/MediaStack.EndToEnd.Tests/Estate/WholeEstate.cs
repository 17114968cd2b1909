using MediaStack.Catalog.Estate;
using MediaStack.EndToEnd.Tests.Publishing;
using MediaStack.EndToEnd.Tests.Stack;
using MediaStack.Tests;
using MediaStack.Tests.Docker;

namespace MediaStack.EndToEnd.Tests.Estate;

/// <summary>
/// The estate of <c>samples/everything.json</c>, every service of the catalog, on an engine of its own, shared by all tests of the
/// collection, which run one after the other and leave it healthy. Only what this machine has not is another than in the sample: folders,
/// a second address, a graphics processor.
/// </summary>
public sealed class WholeEstate : IAsyncLifetime
{
    /// <summary>Owner and mode of the folders that were there before the estate.</summary>
    public const string OwnersFolder = "4242:1000 2750";

    /// <summary>The stack's user.</summary>
    public const string StackUser = "1000:1000";

    private static readonly TimeSpan RecoveryLimit = TimeSpan.FromMinutes(2);

    private readonly ScratchFolder scratch = new();
    private RunningStack? stack;

    /// <summary>The engine.</summary>
    public DockerEngine Engine { get; } = new() { Images = [] };

    /// <summary>The stack; skips the test where this machine has no engine.</summary>
    internal RunningStack Stack
    {
        get
        {
            DockerEngine.Require();
            return stack ?? throw new InvalidOperationException("The estate did not come up.");
        }
    }

    /// <summary>The model.</summary>
    internal EstateDocument Model => Stack.Estate;

    /// <summary>The folder of downloads and media on the host.</summary>
    public string DataFolder => scratch.At("data");

    /// <summary>A folder of films that the owner has elsewhere, and named.</summary>
    public string FilmsElsewhere => scratch.At("disk 2", "films");

    /// <summary>The folder of the back-ups.</summary>
    public string Backups => scratch.At("backups");

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        await Engine.InitializeAsync();
        if (!Engine.IsRunning)
            return;

        scratch.Write("data/media/tv/Series/episode.mkv", "an owner's own file");
        scratch.Write("data/media/Filme/Film (1999)/film.mkv", "an owner's own film");
        scratch.Write("disk 2/films/Film (2001)/film.mkv", "another film");
        scratch.Write("calibre/metadata.db", "made by Calibre");
        Directory.CreateDirectory(Backups);
        (await Cli.RunAsync("chown", ["-R", StackUser, scratch.At("data", "media"), scratch.At("calibre")])).Succeeded();
        foreach (var folder in OwnersFolders)
        {
            (await Cli.RunAsync("chown", ["-R", OwnersFolder.Split(' ')[0], folder])).Succeeded();
            (await Cli.RunAsync("chmod", [OwnersFolder.Split(' ')[1], folder])).Succeeded();
        }

        stack = await RunningStack.UpAsync(Engine, folder => Settings.WriteSample(folder, "everything", new Dictionary<string, string>
        {
            ["data-folder"] = DataFolder,
            ["films-folders"] = $"{scratch.At("data", "media", "Filme")},{FilmsElsewhere}",
            ["series-folders"] = "",
            ["music-folders"] = "",
            ["calibre-web.library"] = scratch.At("calibre"),
            ["puid"] = StackUser.Split(':')[0],
            ["pgid"] = StackUser.Split(':')[1],
            ["lan-address"] = "127.0.0.1",
            ["jellyfin.transcoding"] = "processor",
            ["volume-backup.folder"] = Backups,
            // Any folder with something in it: the stand-in looks only whether it is there.
            ["cadvisor.docker-folder"] = Path.GetDirectoryName(new Uri(Engine.Host).LocalPath)!, // not null: it holds the socket
        }));
    }

    /// <summary>The folders that were there before the estate.</summary>
    public IReadOnlyList<string> OwnersFolders => [scratch.At("data", "media", "tv"), scratch.At("data", "media", "Filme"), FilmsElsewhere];

    /// <summary>Takes the estate down, and fails when something of it is left.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (stack is not null)
            {
                await stack.DisposeAsync();
                (await Engine.LinesAsync("ps", "--all", "--quiet")).ShouldBeEmpty();
                (await Engine.LinesAsync("volume", "ls", "--quiet")).ShouldBeEmpty();
                (await Engine.LinesAsync("network", "ls", "--filter", "type=custom", "--quiet")).ShouldBeEmpty();
            }
        }
        finally
        {
            await Engine.DisposeAsync();
            scratch.Dispose();
        }
    }

    /// <summary>All containers, as they are now.</summary>
    internal Task<IReadOnlyList<EstateContainer>> ContainersAsync() => EstateContainer.AllAsync(Engine, Stack.Estate.Project);

    /// <summary>Waits until every service with a health check is healthy.</summary>
    internal Task UntilHealthyAsync() => Wait.UntilAsync("every service is healthy", async () =>
    {
        var healthy = (await ContainersAsync()).Where(container => container.Health == "healthy").Select(container => container.Service);
        return !Model.Services.Where(service => service.Health is not null).Select(service => service.Resource).Except(healthy).Any();
    }, RecoveryLimit);

    /// <summary>The service whose network namespace a service lives in: itself, but for the VPN and those behind it.</summary>
    internal string NamespaceOwner(string service) =>
        Model.Edges.FirstOrDefault(edge => edge.Kind == EstateEdgeKind.Namespace && edge.From == service)?.To ?? service;
}

/// <summary>Tests in this collection share the whole estate.</summary>
[CollectionDefinition(Name)]
public sealed class SharedWholeEstate : ICollectionFixture<WholeEstate>
{
    public const string Name = "whole estate";
}
