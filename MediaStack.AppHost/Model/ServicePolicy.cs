using MediaStack.Catalog;
using MediaStack.Catalog.Estate;

namespace MediaStack.AppHost.Model;

/// <summary>
/// What production asks of one service, as data on its resource. Services fill it through <see cref="ServicePolicyExtensions"/>;
/// publishing reads it in one pass (<c>Publishing/ComposePolicy.cs</c>).
/// </summary>
internal sealed class ServicePolicy(ServiceDefinition definition) : IResourceAnnotation
{
    /// <summary>The service in the catalog.</summary>
    public ServiceDefinition Definition { get; } = definition;

    /// <summary>Networks the service is on; none means that it has no network at all.</summary>
    public List<StackNetwork> Networks { get; } = [];

    /// <summary>How its health is probed; null only with a <see cref="NoHealthReason"/>.</summary>
    public HealthProbe? Health { get; set; }

    /// <summary>Why there is no health check, where there is none.</summary>
    public string? NoHealthReason { get; set; }

    /// <summary>True for a service that does one thing and ends.</summary>
    public bool OneShot { get; set; }

    /// <summary>The user its process runs as (<c>uid:gid</c>); null leaves the image's own start as root, which needs a reason in <see cref="Capabilities"/>.</summary>
    public string? User { get; set; }

    /// <summary>Why the root file system stays writable; null publishes it read-only.</summary>
    public string? WritableRootReason { get; set; }

    /// <summary>Capabilities it keeps of the dropped ones, each with its reason.</summary>
    public List<CapabilityGrant> Capabilities { get; } = [];

    /// <summary>Paths that are kept in memory.</summary>
    public List<string> Tmpfs { get; } = [];

    /// <summary>Command that replaces the one of the resource, word by word; null keeps that.</summary>
    public IReadOnlyList<string>? Command { get; set; }

    /// <summary>Environment variables that a resource type sets and that must not be published.</summary>
    public List<string> HiddenEnvironment { get; } = [];

    /// <summary>Memory limit in MiB.</summary>
    public int MemoryMiB { get; set; } = 256;

    /// <summary>Greatest number of processes and threads.</summary>
    public int Pids { get; set; } = 128;

    /// <summary>How long it may take to stop before it is killed.</summary>
    public TimeSpan StopGrace { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>True where the image's main process does not reap its children.</summary>
    public bool Init { get; set; }

    /// <summary>Generated files it reads.</summary>
    public List<ConfigFile> ConfigFiles { get; } = [];

    /// <summary>Secret files it reads.</summary>
    public List<SecretFile> SecretFiles { get; } = [];

    /// <summary>Folders of the release that it may write to.</summary>
    public List<ReleaseFolderMount> ReleaseFolders { get; } = [];

    /// <summary>Named volumes it keeps its state in.</summary>
    public List<ServiceVolume> Volumes { get; } = [];
}

/// <summary>A health check that works with the tools of the service's image.</summary>
/// <param name="Test">Compose form: <c>CMD</c> and words, or <c>CMD-SHELL</c> and one line.</param>
internal sealed record HealthProbe(IReadOnlyList<string> Test)
{
    /// <summary>Time between two checks.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Time after which a check has failed.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Failures in a row that make the service unhealthy.</summary>
    public int Retries { get; init; } = 4;

    /// <summary>Time after the start in which failures do not count.</summary>
    public TimeSpan StartPeriod { get; init; } = TimeSpan.FromSeconds(30);
}

/// <summary>A capability that a service keeps.</summary>
/// <param name="Name">Without <c>CAP_</c>.</param>
/// <param name="Reason">What the service does with it.</param>
internal sealed record CapabilityGrant(string Name, string Reason);

/// <summary>A generated file, mounted read-only.</summary>
/// <param name="Target">Absolute path in the container.</param>
/// <param name="Render">Gives the whole content, when the model is complete.</param>
internal sealed record ConfigFile(string Target, Func<string> Render)
{
    /// <summary>Name in the release, below <c>config/&lt;service&gt;/</c>.</summary>
    public string Name { get; } = Path.GetFileName(Target);
}

/// <summary>A file with a secret in it, shown as <c>/run/secrets/&lt;name&gt;</c> to this one reader.</summary>
/// <param name="Name">File name.</param>
/// <param name="Content">Gives the bytes as text.</param>
internal sealed record SecretFile(string Name, Func<string> Content);

/// <summary>A named volume of one service.</summary>
/// <param name="Name">Volume name in the compose file.</param>
/// <param name="Target">Absolute path in the container.</param>
/// <param name="Kind">What it holds, which decides how it is backed up.</param>
internal sealed record ServiceVolume(string Name, string Target, EstateVolumeKind Kind);

/// <summary>A folder of the release, mounted writable.</summary>
/// <param name="Folder">Relative to the release.</param>
/// <param name="Target">Absolute path in the container.</param>
internal sealed record ReleaseFolderMount(string Folder, string Target);
