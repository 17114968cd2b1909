using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Docker.Resources.ServiceNodes;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Docker.Publishing;

/// <summary>Turns the mounts of a resource into volumes of its service.</summary>
internal static class ServiceMounts
{
    private static readonly string[] DockerSockets = ["/var/run/docker.sock", "//var/run/docker.sock", @"\\.\pipe\docker_engine"];

    /// <exception cref="InvalidOperationException">A volume has no name.</exception>
    public static void Add(DockerComposeServiceResource service, ILogger logger)
    {
        if (!service.TargetResource.TryGetContainerMounts(out var mounts)) return;

        var bindMounts = 0;
        foreach (var mount in mounts)
        {
            if (string.IsNullOrEmpty(mount.Source))
                throw new InvalidOperationException($"The volume of '{service.Name}' at '{mount.Target}' has no name. A compose file cannot keep it: give it a name.");

            var isBindMount = mount.Type == ContainerMountType.BindMount;
            var (name, source) = isBindMount && !IsDockerSocket(mount.Source)
                ? Placeholder(service, mount, bindMounts++, logger)
                : (mount.Source, mount.Source);

            service.Volumes.Add(new Volume
            {
                Name = name,
                Type = isBindMount ? "bind" : "volume",
                Target = mount.Target,
                Source = source,
                ReadOnly = mount.IsReadOnly,
            });
        }
    }

    /// <summary>A path of this machine means nothing on the target, so it becomes a variable.</summary>
    private static (string Name, string Source) Placeholder(DockerComposeServiceResource service, ContainerMountAnnotation mount, int index, ILogger logger)
    {
        var name = $"{DockerComposeServiceExtensions.VariableName(service.Name)}_BINDMOUNT_{index}";
        logger.LogWarning(
            "The bind mount {Source} of {Service} is a path of this machine. The compose file takes it from the variable {Variable}.",
            mount.Source, service.Name, name);
        return (name, service.Parent.Capture(new CapturedEnvironmentVariable
        {
            Name = name,
            Description = $"Bind mount source for {service.Name}:{mount.Target}",
            DefaultValue = mount.Source,
            Source = mount,
            Resource = service.TargetResource,
        }));
    }

    /// <summary>The engine's socket is at the same place everywhere and stays literal.</summary>
    private static bool IsDockerSocket(string source) => DockerSockets.Contains(source, StringComparer.OrdinalIgnoreCase);
}
