using MediaStack.Catalog.Estate;
using MediaStack.EndToEnd.Tests.Publishing;
using MediaStack.Tests;
using MediaStack.Tests.Docker;

namespace MediaStack.EndToEnd.Tests.Stack;

/// <summary>A published release, unedited, brought up on the tests' engine and taken down again when disposed.</summary>
internal sealed class RunningStack : IAsyncDisposable
{
    private readonly ScratchFolder scratch = new();
    private readonly DockerEngine engine;

    private RunningStack(DockerEngine engine)
    {
        this.engine = engine;
        Release = scratch.At("out");
        Compose = new Compose(engine, Release);
    }

    /// <summary>The settings that it was published from.</summary>
    public string SettingsFile { get; private set; } = "";

    /// <summary>The release's folder.</summary>
    public string Release { get; }

    /// <summary>The model that came with the release.</summary>
    public EstateDocument Estate { get; private set; } = null!; // Read before anybody gets the stack.

    /// <summary>Compose in the release's folder.</summary>
    public Compose Compose { get; }

    /// <summary>What the engine did while the stack came up.</summary>
    public IReadOnlyList<EngineEvent> Events { get; private set; } = [];

    /// <summary>Every secret of the estate by its setting, the generated ones too.</summary>
    public IReadOnlyDictionary<string, string> Secrets { get; private set; } = new Dictionary<string, string>();

    /// <summary>Publishes and starts the estate of <see cref="Settings.WriteEstate"/>, and waits until all is healthy.</summary>
    /// <param name="engine">Where.</param>
    /// <param name="secrets">Secrets on top of the estate's.</param>
    /// <param name="publisher">uid:gid of the account that publishes; root by default.</param>
    public static Task<RunningStack> UpAsync(DockerEngine engine, IReadOnlyDictionary<string, string>? secrets = null, string publisher = "0:0") =>
        UpAsync(engine, scratch => Settings.WriteEstate(scratch, secrets: secrets), publisher);

    /// <summary>Publishes and starts an estate, and waits until all is healthy.</summary>
    /// <param name="engine">Where.</param>
    /// <param name="writeSettings">Writes settings and secrets into a folder and returns the path of the first.</param>
    /// <param name="publisher">uid:gid of the account that publishes; root by default.</param>
    public static async Task<RunningStack> UpAsync(DockerEngine engine, Func<ScratchFolder, string> writeSettings, string publisher = "0:0")
    {
        var stack = new RunningStack(engine);
        try
        {
            stack.SettingsFile = writeSettings(stack.scratch);
            await stack.PublishAsync(publisher);
            stack.Secrets = Settings.SecretsOf(stack.SettingsFile);
            await using var events = engine.Watch();
            await stack.Compose.UpAsync();
            stack.Events = await events.EndAsync();
            return stack;
        }
        catch
        {
            await stack.DisposeAsync();
            throw;
        }
    }

    /// <summary>Publishes a new release in place of the former and brings it up, as an owner who has changed a setting does.</summary>
    /// <param name="key">The setting.</param>
    /// <param name="value">Its new value.</param>
    public async Task ChangeAsync(string key, string value)
    {
        Settings.Change(SettingsFile, key, value);
        (await Publisher.PublishAsync(Release, SettingsFile)).Succeeded();
        await ReadEstateAsync();
        await Compose.UpAsync();
    }

    /// <summary>When something happened first to a service.</summary>
    public long Moment(string service, string action) => Events.First(found => found.Service == service && found.Action == action).Nanoseconds;

    /// <summary>The address of a service on one of the project's networks.</summary>
    public async Task<string> AddressAsync(string service, string network)
    {
        var container = (await Compose.ContainersAsync()).Single(found => found.Service == service).Name;
        return (await engine.LinesAsync("inspect", "--format", $"{{{{(index .NetworkSettings.Networks \"{network}\").IPAddress}}}}", container)).Single();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (Directory.Exists(Release))
                await Compose.DownAsync();
        }
        finally
        {
            scratch.Dispose();
        }
    }

    private async Task PublishAsync(string publisher)
    {
        (await Cli.RunAsync("chown", ["-R", publisher, scratch.Root])).Succeeded();
        (await Publisher.PublishAsAsync(publisher, Release, SettingsFile)).Succeeded();
        await ReadEstateAsync();
    }

    private async Task ReadEstateAsync() => Estate = EstateDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Release, "estate.json")));
}
