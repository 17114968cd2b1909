using System.Globalization;
using MediaStack.AppHost.Formats;
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

    /// <summary>
    /// The service whose network namespace it shares; then it has no network and no port of its own. In the networks of that service it
    /// is found by its own name all the same.
    /// </summary>
    public ContainerResource? NamespaceOf { get; set; }

    /// <summary>Why it uses the host's network, where it does.</summary>
    public string? HostNetworkReason { get; set; }

    /// <summary>How its web page is reached; internal where it has none.</summary>
    public AccessLevel Access { get; set; }

    /// <summary>What a reverse proxy must know of its web page.</summary>
    public ProxyRules Proxy { get; set; } = ProxyRules.None;

    /// <summary>Ports of the host that lead to it.</summary>
    public List<PublishedPort> Ports { get; } = [];

    /// <summary>Names that it needs beside those of its networks: name to address.</summary>
    public Dictionary<string, string> ExtraHosts { get; } = new(StringComparer.Ordinal);

    /// <summary>The only name server that answers for names outside the networks it is on; null leaves it to the host's.</summary>
    public string? Resolver { get; set; }

    /// <summary>How its health is probed; null only with a <see cref="NoHealthReason"/>.</summary>
    public HealthProbe? Health { get; set; }

    /// <summary>Why there is no health check, where there is none.</summary>
    public string? NoHealthReason { get; set; }

    /// <summary>True for a service that does one thing and ends.</summary>
    public bool OneShot { get; set; }

    /// <summary>The user its process starts as; null leaves it to the image, which needs a <see cref="RootStartReason"/>.</summary>
    public ServiceUser? User { get; set; }

    /// <summary>Why it starts as root, where it does.</summary>
    public string? RootStartReason { get; set; }

    /// <summary>The user that ends up reading its files: the one it starts as, or the one that its start as root steps down to.</summary>
    public ServiceUser? FileOwner { get; set; }

    /// <summary>Why the root file system stays writable; null publishes it read-only.</summary>
    public string? WritableRootReason { get; set; }

    /// <summary>Capabilities it keeps of the dropped ones, each with its reason.</summary>
    public List<CapabilityGrant> Capabilities { get; } = [];

    /// <summary>Devices of the host that it uses, each with its reason.</summary>
    public List<DeviceGrant> Devices { get; } = [];

    /// <summary>Groups of the host that its process is in beside its user's, each with its reason.</summary>
    public List<GroupGrant> Groups { get; } = [];

    /// <summary>Paths that are kept in memory.</summary>
    public List<string> Tmpfs { get; } = [];

    /// <summary>Command that replaces the one of the resource, word by word; null keeps that.</summary>
    public IReadOnlyList<string>? Command { get; set; }

    /// <summary>Environment variables that a resource type sets and that must not be published.</summary>
    public List<string> HiddenEnvironment { get; } = [];

    /// <summary>Memory limit in MiB.</summary>
    public int MemoryMiB { get; set; } = 256;

    /// <summary>How many of the host's processors it may keep busy; null for all of them.</summary>
    public int? Processors { get; set; }

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

    /// <summary>Files that the initialiser puts into a volume once; the service owns and rewrites them afterwards.</summary>
    public List<SeedFile> SeedFiles { get; } = [];

    /// <summary>Folders of the host: media, downloads, and what is named with a reason.</summary>
    public List<HostMount> HostMounts { get; } = [];

    /// <summary>Folders of media that it keeps or shows, as it sees them.</summary>
    public List<EstateLibrary> Libraries { get; } = [];

    /// <summary>Folders of the release that it may write to.</summary>
    public List<ReleaseFolderMount> ReleaseFolders { get; } = [];

    /// <summary>Named volumes it keeps its state in.</summary>
    public List<ServiceVolume> Volumes { get; } = [];

    /// <summary>Named volumes of other services, which it reads.</summary>
    public List<ServiceVolume> ReadVolumes { get; } = [];

    /// <summary>Labels beside those that every service gets.</summary>
    public Dictionary<string, string> Labels { get; } = new(StringComparer.Ordinal);

    /// <summary>Where its endpoint <c>metrics</c> shows them.</summary>
    public string MetricsPath { get; set; } = "/metrics";

    /// <summary>The address of a page that its health check asks, as the check has it; null where the check is another one.</summary>
    public string? HealthUrl { get; set; }

    /// <summary>Files that are in its volumes before its first start, empty, because another service looks for them.</summary>
    public List<EmptyFile> EmptyFiles { get; } = [];
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

    /// <summary>The check as one line for a shell.</summary>
    public string ShellLine => Test[0] == "CMD-SHELL" ? Test[1] : string.Join(' ', Test.Skip(1).Select(ShellScript.Quote));
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

/// <summary>A user of the host, by numbers that may be placeholders of <c>.env</c>.</summary>
/// <param name="Name">As Compose reads it: <c>uid:gid</c>, or <c>${MS_PUID}:${MS_PGID}</c>.</param>
/// <param name="Uid">The number behind it.</param>
/// <param name="Gid">The number behind it.</param>
internal sealed record ServiceUser(string Name, int Uid, int Gid)
{
    /// <summary><c>uid:gid</c> in numbers.</summary>
    public string Numbers { get; } = string.Create(CultureInfo.InvariantCulture, $"{Uid}:{Gid}");
}

/// <summary>A port of the host that leads to a service.</summary>
/// <param name="Address">Address of the host, as Compose reads it; empty for every address.</param>
/// <param name="HostPort">Port of the host, as Compose reads it: a number or a placeholder.</param>
/// <param name="ContainerPort">Port that the service listens on.</param>
/// <param name="Protocol"><c>tcp</c> or <c>udp</c>.</param>
/// <param name="Published">The numbers behind it, for <c>estate.json</c>.</param>
internal sealed record PublishedPort(string Address, string HostPort, int ContainerPort, string Protocol, EstatePort Published);

/// <summary>A device that a service uses.</summary>
/// <param name="Path">The same on the host and in the container.</param>
/// <param name="Reason">What for.</param>
internal sealed record DeviceGrant(string Path, string Reason);

/// <summary>A group that a service is in beside its user's.</summary>
/// <param name="Name">The number, or the placeholder of it.</param>
/// <param name="Gid">The number behind it.</param>
/// <param name="Reason">What for.</param>
internal sealed record GroupGrant(string Name, int Gid, string Reason);

/// <summary>A file that is put into a volume when it is not there yet.</summary>
/// <param name="Volume">Name of the service's volume.</param>
/// <param name="Path">Relative to the volume.</param>
/// <param name="Content">Gives the content; it may hold secrets.</param>
internal sealed record SeedFile(string Volume, string Path, Func<string> Content);

/// <summary>A file that is made empty when it is not there yet.</summary>
/// <param name="Volume">Name of the service's volume.</param>
/// <param name="Path">Relative to the volume.</param>
internal sealed record EmptyFile(string Volume, string Path);

/// <summary>A folder of the host in a service.</summary>
/// <param name="Source">Absolute path, as Compose reads it.</param>
/// <param name="Target">Absolute path in the container.</param>
/// <param name="ReadOnly">Whether the service only reads it.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Reason">Why it sees that part of the host; null for the owner's own data.</param>
/// <param name="Made">Whether a folder that is missing is made. One that the owner named is not: a disk that is not mounted must show.</param>
internal sealed record HostMount(string Source, string Target, bool ReadOnly, EstateVolumeKind Kind, string? Reason = null, bool Made = false);
