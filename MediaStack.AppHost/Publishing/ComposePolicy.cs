using System.Globalization;
using Aspire.Hosting.Docker.Resources;
using Aspire.Hosting.Docker.Resources.ComposeNodes;
using Aspire.Hosting.Docker.Resources.ServiceNodes;
using Aspire.Hosting.Docker.Resources.ServiceNodes.Swarm;
using MediaStack.AppHost.Formats;
using MediaStack.AppHost.Model;
using MediaStack.AppHost.Services;

namespace MediaStack.AppHost.Publishing;

/// <summary>
/// Production policy, first layer: one pass over Aspire's compose file that applies what the services' <see cref="ServicePolicy"/>
/// says. What Aspire's nodes cannot express follows in <see cref="ComposeFinish"/>.
/// </summary>
internal static class ComposePolicy
{
    /// <summary>Label of every container; its value is the service's id in the catalog.</summary>
    public const string ServiceLabel = "org.mediastack.service";

    /// <summary>Applies the policy of every service.</summary>
    public static void Apply(ComposeFile file, IEnumerable<IResource> resources)
    {
        file.Name = ReleasePublishing.Project;
        var services = ReleaseService.Of(resources);
        foreach (var service in services)
        {
            var node = file.Services[service.Name];
            Place(node, service, services);
            Start(node, service);
            Harden(node, service.Policy);
            Limit(node, service.Policy);
            Mount(file, node, service);
        }

        file.Networks.Clear();
        foreach (var network in StackNetwork.All.Where(network => services.Any(service => service.Policy.Networks.Contains(network))))
        {
            file.AddNetwork(new Network { Name = network.Name, Driver = "bridge", Internal = network.Internal ? true : null });
        }
    }

    private static void Place(Service node, ReleaseService service, IReadOnlyList<ReleaseService> services)
    {
        var policy = service.Policy;
        node.Networks.Clear();
        node.Networks.AddRange(policy.Networks.Select(network => network.Name));
        node.NetworkMode = policy switch
        {
            { NamespaceOf: { } owner } => $"service:{owner.Name}",
            { HostNetworkReason: not null } => "host",
            { Networks.Count: 0 } => "none",
            _ => null,
        };
        if (policy.Resolver is not null)
        {
            node.Dns.Add(policy.Resolver);
        }

        foreach (var (name, address) in policy.ExtraHosts)
        {
            node.ExtraHosts[name] = address;
        }

        // Services of a network reach each other's ports without being told.
        node.Expose.Clear();
        node.Ports.Clear();
        if (policy.NamespaceOf is null)
        {
            // Who shares the namespace has no ports of its own.
            node.Ports.AddRange(services.Where(other => other == service || other.Policy.NamespaceOf == service.Resource)
                .SelectMany(other => other.Policy.Ports).Select(Port));
        }

        node.Labels[ServiceLabel] = policy.Definition.Id;
        node.Labels["org.mediastack.category"] = policy.Definition.Category.KebabName();
        if (service.Resource.Annotations.OfType<EndpointAnnotation>().FirstOrDefault(endpoint => endpoint.Name == Relations.MetricsEndpoint) is { TargetPort: { } metrics })
        {
            node.Labels["org.mediastack.metrics-port"] = metrics.ToString(CultureInfo.InvariantCulture);
        }

        foreach (var (label, value) in policy.Labels)
        {
            node.Labels[label] = ComposeText.Literal(value);
        }

        if (policy.NamespaceOf is not null)
        {
            node.Labels[SupervisorService.FollowsLabel] = policy.NamespaceOf.Name;
        }
    }

    private static string Port(PublishedPort port)
    {
        var address = port.Address.Length > 0 ? $"{port.Address}:" : "";
        var protocol = port.Protocol == "tcp" ? "" : $"/{port.Protocol}";
        return string.Create(CultureInfo.InvariantCulture, $"{address}{port.HostPort}:{port.ContainerPort}{protocol}");
    }

    private static void Start(Service node, ReleaseService service)
    {
        var policy = service.Policy;
        node.Restart = policy.OneShot ? "no" : "unless-stopped";
        node.StopGracePeriod = Seconds(policy.StopGrace);
        node.Init = policy.Init ? true : null;
        foreach (var wait in service.Resource.Annotations.OfType<WaitAnnotation>())
        {
            node.DependsOn[wait.Resource.Name] = new ServiceDependency { Condition = WaitConditions.Of(wait).Compose() };
        }

        if (policy.Command is not null)
        {
            node.Entrypoint.Clear();
            node.Command.Clear();
            node.Command.AddRange(policy.Command);
        }

        foreach (var variable in policy.HiddenEnvironment)
        {
            node.Environment.Remove(variable);
        }

        if (policy.Health is { } health)
        {
            node.Healthcheck = new Healthcheck
            {
                Test = [.. health.Test.Select(ComposeText.Literal)],
                Interval = Seconds(health.Interval),
                Timeout = Seconds(health.Timeout),
                Retries = health.Retries,
                StartPeriod = Seconds(health.StartPeriod),
            };
        }
    }

    private static void Harden(Service node, ServicePolicy policy)
    {
        node.User = policy.User?.Name;
        node.ReadOnly = policy.WritableRootReason is null ? true : null;
        node.CapDrop.Add("ALL");
        node.CapAdd.AddRange(policy.Capabilities.Select(capability => capability.Name));
        node.Devices.AddRange(policy.Devices.Select(device => $"{device.Path}:{device.Path}"));
        node.GroupAdd.AddRange(policy.Groups.Select(group => group.Name));
        node.SecurityOpt.Add("no-new-privileges:true");
        node.Tmpfs.AddRange(policy.Tmpfs);
    }

    private static void Limit(Service node, ServicePolicy policy)
    {
        node.Deploy = new Deploy
        {
            Resources = new Resources
            {
                Limits = new ResourceSpec
                {
                    Memory = string.Create(CultureInfo.InvariantCulture, $"{policy.MemoryMiB}M"),
                    Cpus = policy.Processors?.ToString(CultureInfo.InvariantCulture),
                },
            },
        };
        node.Logging = new Logging
        {
            Driver = "json-file",
            Options = { ["max-size"] = "10m", ["max-file"] = "3" },
        };
    }

    private static void Mount(ComposeFile file, Service node, ReleaseService service)
    {
        foreach (var config in service.Policy.ConfigFiles)
        {
            node.AddVolume(Bind($"./{service.PathOf(config)}", config.Target, readOnly: true));
        }

        foreach (var mount in service.Policy.HostMounts)
        {
            node.AddVolume(Bind(mount.Source, mount.Target, mount.ReadOnly));
        }

        foreach (var folder in service.Policy.ReleaseFolders)
        {
            node.AddVolume(Bind($"./{folder.Folder}", folder.Target, readOnly: false));
        }

        foreach (var secret in service.Policy.SecretFiles)
        {
            var source = $"{service.Name}-{secret.Name}";
            file.Secrets[source] = new Secret { File = $"./{service.PathOf(secret)}" };
            node.Secrets.Add(new SecretReference { Source = source, Target = secret.Name });
        }
    }

    private static Volume Bind(string source, string target, bool readOnly) =>
        new() { Name = source, Type = "bind", Source = source, Target = target, ReadOnly = readOnly };

    private static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0}s");
}
