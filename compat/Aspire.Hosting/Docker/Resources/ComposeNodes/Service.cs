using Aspire.Hosting.Docker.Resources.ServiceNodes;
using Aspire.Hosting.Docker.Resources.ServiceNodes.Swarm;
using Aspire.Hosting.Docker.Yaml;

namespace Aspire.Hosting.Docker.Resources.ComposeNodes;

/// <summary>
/// A service as data, in the order in which it is written. Shapes and units of the values are those of the
/// <see href="https://github.com/compose-spec/compose-spec/blob/main/05-services.md">Compose specification</see>.
/// </summary>
public sealed class Service : NamedComposeMember, IYamlMapping
{
    /// <summary>Image with tag or digest.</summary>
    public string? Image { get; set; }

    /// <summary><c>always</c>, <c>missing</c> or <c>never</c>.</summary>
    public string? PullPolicy { get; set; }

    /// <summary>Fixed container name.</summary>
    public string? ContainerName { get; set; }

    /// <summary>How the image is built.</summary>
    public Build? Build { get; set; }

    /// <summary>Arguments; replaces the image's command.</summary>
    public List<string> Command { get; set; } = [];

    /// <summary>Replaces the image's entry point.</summary>
    public List<string> Entrypoint { get; set; } = [];

    /// <summary>Environment variables; Compose interpolates <c>$</c> in values.</summary>
    public Dictionary<string, string> Environment { get; set; } = [];

    /// <summary>Files with environment variables.</summary>
    public List<string> EnvFile { get; set; } = [];

    /// <summary>Working directory.</summary>
    public string? WorkingDir { get; set; }

    /// <summary>Published ports in the short form, for example <c>127.0.0.1:8080:80/tcp</c>.</summary>
    public List<string> Ports { get; set; } = [];

    /// <summary>Ports that other services may use.</summary>
    public List<string> Expose { get; set; } = [];

    /// <summary>Mounts.</summary>
    public List<Volume> Volumes { get; set; } = [];

    /// <summary>Services that come first, by name.</summary>
    public Dictionary<string, ServiceDependency> DependsOn { get; set; } = [];

    /// <summary>User, <c>uid</c> or <c>uid:gid</c>.</summary>
    public string? User { get; set; }

    /// <summary>Names of the networks the service joins.</summary>
    public List<string> Networks { get; set; } = [];

    /// <summary>Restart policy.</summary>
    public string? Restart { get; set; }

    /// <summary>Resources and placement.</summary>
    public Deploy? Deploy { get; set; }

    /// <summary>Health check.</summary>
    public Healthcheck? Healthcheck { get; set; }

    /// <summary>Log driver.</summary>
    public Logging? Logging { get; set; }

    /// <summary>Labels.</summary>
    public Dictionary<string, string> Labels { get; set; } = [];

    /// <summary>Domain name.</summary>
    public string? DomainName { get; set; }

    /// <summary>Host name.</summary>
    public string? Hostname { get; set; }

    /// <summary>Isolation technology.</summary>
    public string? Isolation { get; set; }

    /// <summary>IPC mode.</summary>
    public string? Ipc { get; set; }

    /// <summary>Size of <c>/dev/shm</c>, for example <c>128mb</c>.</summary>
    public string? ShmSize { get; set; }

    /// <summary>MAC address.</summary>
    public string? MacAddress { get; set; }

    /// <summary>PID mode.</summary>
    public string? Pid { get; set; }

    /// <summary>True for extended privileges.</summary>
    public bool? Privileged { get; set; }

    /// <summary>Capabilities to add.</summary>
    public List<string> CapAdd { get; set; } = [];

    /// <summary>Capabilities to drop.</summary>
    public List<string> CapDrop { get; set; } = [];

    /// <summary>Parent control group.</summary>
    public string? CgroupParent { get; set; }

    /// <summary>Device mappings.</summary>
    public List<string> Devices { get; set; } = [];

    /// <summary>DNS servers.</summary>
    public List<string> Dns { get; set; } = [];

    /// <summary>DNS search domains.</summary>
    public List<string> DnsSearch { get; set; } = [];

    /// <summary>Additional host names and their addresses.</summary>
    public Dictionary<string, string> ExtraHosts { get; set; } = [];

    /// <summary>Additional groups.</summary>
    public List<string> GroupAdd { get; set; } = [];

    /// <summary>True to run an init process.</summary>
    public bool? Init { get; set; }

    /// <summary>Links to services.</summary>
    public List<string> Links { get; set; } = [];

    /// <summary>Links to containers outside the project.</summary>
    public List<string> ExternalLinks { get; set; } = [];

    /// <summary>Network mode, for example <c>service:gateway</c>.</summary>
    public string? NetworkMode { get; set; }

    /// <summary>Profiles that activate the service.</summary>
    public List<string> Profiles { get; set; } = [];

    /// <summary>True for a read-only root file system.</summary>
    public bool? ReadOnly { get; set; }

    /// <summary>Security options.</summary>
    public List<string> SecurityOpt { get; set; } = [];

    /// <summary>Secrets the service reads.</summary>
    public List<SecretReference> Secrets { get; set; } = [];

    /// <summary>Configs the service reads.</summary>
    public List<ConfigReference> Configs { get; set; } = [];

    /// <summary>Time before a stop turns into a kill, for example <c>30s</c>.</summary>
    public string? StopGracePeriod { get; set; }

    /// <summary>Signal that stops the container.</summary>
    public string? StopSignal { get; set; }

    /// <summary>Kernel parameters.</summary>
    public Dictionary<string, string> Sysctls { get; set; } = [];

    /// <summary>Temporary file systems.</summary>
    public List<string> Tmpfs { get; set; } = [];

    /// <summary>True to keep standard input open.</summary>
    public bool? StdinOpen { get; set; }

    /// <summary>True to allocate a terminal.</summary>
    public bool? Tty { get; set; }

    /// <summary>Resource limits of processes.</summary>
    public Dictionary<string, Ulimit> Ulimits { get; set; } = [];

    /// <summary>Adds a mount.</summary>
    public Service AddVolume(Volume volume)
    {
        Volumes.Add(volume);
        return this;
    }

    /// <summary>Adds mounts.</summary>
    public Service AddVolumes(IEnumerable<Volume> volumes)
    {
        Volumes.AddRange(volumes);
        return this;
    }

    /// <summary>Sets an environment variable; null sets it to the empty string.</summary>
    public Service AddEnvironmentalVariable(string key, string? value)
    {
        Environment[key] = value ?? string.Empty;
        return this;
    }

    /// <summary>Adds a reference to a config.</summary>
    public Service AddConfig(ConfigReference config)
    {
        Configs.Add(config);
        return this;
    }

    void IYamlMapping.WriteTo(YamlMapping yaml)
    {
        yaml.Add("image", Image);
        yaml.Add("pull_policy", PullPolicy);
        yaml.Add("container_name", ContainerName);
        yaml.Add("build", Build);
        yaml.Add("command", Command);
        yaml.Add("entrypoint", Entrypoint);
        yaml.Add("environment", Environment);
        yaml.Add("env_file", EnvFile);
        yaml.Add("working_dir", WorkingDir);
        yaml.Add("ports", Ports);
        yaml.Add("expose", Expose);
        yaml.Add("volumes", Volumes);
        yaml.Add("depends_on", DependsOn);
        yaml.Add("user", User);
        yaml.Add("networks", Networks);
        yaml.Add("restart", Restart);
        yaml.Add("deploy", Deploy);
        yaml.Add("healthcheck", Healthcheck);
        yaml.Add("logging", Logging);
        yaml.Add("labels", Labels);
        yaml.Add("domainname", DomainName);
        yaml.Add("hostname", Hostname);
        yaml.Add("isolation", Isolation);
        yaml.Add("ipc", Ipc);
        yaml.Add("shm_size", ShmSize);
        yaml.Add("mac_address", MacAddress);
        yaml.Add("pid", Pid);
        yaml.Add("privileged", Privileged);
        yaml.Add("cap_add", CapAdd);
        yaml.Add("cap_drop", CapDrop);
        yaml.Add("cgroup_parent", CgroupParent);
        yaml.Add("devices", Devices);
        yaml.Add("dns", Dns);
        yaml.Add("dns_search", DnsSearch);
        yaml.Add("extra_hosts", ExtraHosts);
        yaml.Add("group_add", GroupAdd);
        yaml.Add("init", Init);
        yaml.Add("links", Links);
        yaml.Add("external_links", ExternalLinks);
        yaml.Add("network_mode", NetworkMode);
        yaml.Add("profiles", Profiles);
        yaml.Add("read_only", ReadOnly);
        yaml.Add("security_opt", SecurityOpt);
        yaml.Add("secrets", Secrets);
        yaml.Add("configs", Configs);
        yaml.Add("stop_grace_period", StopGracePeriod);
        yaml.Add("stop_signal", StopSignal);
        yaml.Add("sysctls", Sysctls);
        yaml.Add("tmpfs", Tmpfs);
        yaml.Add("stdin_open", StdinOpen);
        yaml.Add("tty", Tty);
        yaml.Add("ulimits", Ulimits);
    }
}
