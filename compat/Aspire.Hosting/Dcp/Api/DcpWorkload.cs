using System.Text.Json.Serialization;

namespace Aspire.Hosting.Dcp.Api;

/// <summary>An object that runs: a process or a container.</summary>
internal abstract class DcpWorkload : DcpObject
{
    public WorkloadStatus? Status { get; set; }
}

/// <summary>How a workload is doing. The states are those of <see cref="DcpState"/>; empty means that nothing has happened yet.</summary>
internal sealed class WorkloadStatus
{
    public string? State { get; set; }

    /// <summary>What went wrong, for containers.</summary>
    public string? Message { get; set; }

    public DateTime? StartupTimestamp { get; set; }

    public DateTime? FinishTimestamp { get; set; }

    public int? ExitCode { get; set; }

    /// <summary>Process id of an executable.</summary>
    public int? Pid { get; set; }

    public string? ContainerId { get; set; }

    public string? ContainerName { get; set; }

    /// <summary>The environment after inheritance and templates.</summary>
    public List<DcpVariable>? EffectiveEnv { get; set; }

    /// <summary>The arguments after templates.</summary>
    public List<string>? EffectiveArgs { get; set; }
}

/// <summary>States of workloads and networks.</summary>
internal static class DcpState
{
    public const string Running = "Running";
    public const string Finished = "Finished";
    public const string Exited = "Exited";
    public const string FailedToStart = "FailedToStart";
    public const string Terminated = "Terminated";
    public const string RuntimeUnhealthy = "RuntimeUnhealthy";

    /// <summary>Whether a workload in this state has ended and stays so.</summary>
    public static bool IsFinal(string? state) => state is Finished or Exited or FailedToStart or Terminated;
}

/// <summary>A process.</summary>
internal sealed class Executable : DcpWorkload, IDcpKind
{
    public static string Plural => "executables";

    public ExecutableSpec Spec { get; set; } = new();
}

/// <summary>What is started. Arguments and variables may hold templates.</summary>
internal sealed class ExecutableSpec
{
    public string ExecutablePath { get; set; } = string.Empty;

    public string? WorkingDirectory { get; set; }

    public List<string>? Args { get; set; }

    public List<DcpVariable>? Env { get; set; }

    public bool? Stop { get; set; }
}

/// <summary>A container.</summary>
internal sealed class Container : DcpWorkload, IDcpKind
{
    public static string Plural => "containers";

    public ContainerSpec Spec { get; set; } = new();
}

/// <summary>What is created and started. Arguments and variables may hold templates.</summary>
internal sealed class ContainerSpec
{
    public string Image { get; set; } = string.Empty;

    public string? ContainerName { get; set; }

    /// <summary>Program in place of the image's own.</summary>
    public string? Command { get; set; }

    public List<string>? Args { get; set; }

    public List<DcpVariable>? Env { get; set; }

    public List<ContainerPort>? Ports { get; set; }

    public List<VolumeMount>? VolumeMounts { get; set; }

    public List<NetworkConnection>? Networks { get; set; }

    /// <summary>Further arguments of the command that creates the container.</summary>
    public List<string>? RunArgs { get; set; }

    public List<ContainerLabel>? Labels { get; set; }

    /// <summary><c>always</c>, <c>missing</c> or <c>never</c>.</summary>
    public string? PullPolicy { get; set; }

    public List<CreateFiles>? CreateFiles { get; set; }

    public bool? Stop { get; set; }
}

/// <summary>A port of a container. Without host port any free one on the loopback interface is taken.</summary>
internal sealed record ContainerPort(int Port, int? HostPort, string? HostIp, string Protocol)
{
    [JsonPropertyName("containerPort")]
    public int Port { get; init; } = Port;

    [JsonPropertyName("hostIP")]
    public string? HostIp { get; init; } = HostIp;
}

/// <summary>A mount; the type is <c>volume</c> or <c>bind</c>.</summary>
internal sealed record VolumeMount(string Type, string? Source, string Target, bool ReadOnly);

/// <summary>A network, by the name of its object, and further host names of the container on it.</summary>
internal sealed record NetworkConnection(string Name, List<string> Aliases);

/// <summary>A label of a container.</summary>
internal sealed record ContainerLabel(string Key, string Value);

/// <summary>Files that are put into a container before it starts. Modes are plain numbers: 420 for 0644.</summary>
internal sealed class CreateFiles
{
    public string Destination { get; set; } = string.Empty;

    public int? DefaultOwner { get; set; }

    public int? DefaultGroup { get; set; }

    public int? Umask { get; set; }

    public List<CreateFile> Entries { get; set; } = [];
}

/// <summary>A file or folder; the type is <c>file</c> or <c>directory</c>.</summary>
internal sealed class CreateFile
{
    public string Type { get; set; } = "file";

    public string Name { get; set; } = string.Empty;

    public int? Owner { get; set; }

    public int? Group { get; set; }

    public int? Mode { get; set; }

    public string? Contents { get; set; }

    public string? Source { get; set; }

    public bool? ContinueOnError { get; set; }

    public List<CreateFile>? Entries { get; set; }
}
