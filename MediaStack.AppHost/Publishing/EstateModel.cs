using System.Globalization;
using System.Reflection;
using MediaStack.AppHost.Model;
using MediaStack.AppHost.Services;
using MediaStack.Catalog;
using MediaStack.Catalog.Estate;
using MediaStack.Catalog.Settings;

namespace MediaStack.AppHost.Publishing;

/// <summary>The model as <c>estate.json</c> carries it to those who do not know Aspire.</summary>
internal static class EstateModel
{
    /// <summary>Reads the model off the resources.</summary>
    public static EstateDocument Of(IReadOnlyList<ReleaseService> services, StackSettings settings, ReleaseValues values) => new()
    {
        Product = typeof(EstateModel).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion,
        Project = ReleasePublishing.Project,
        SettingsFingerprint = settings.Fingerprint(),
        Services = [.. services.Select(service => Service(service, settings, values))],
        Edges = [.. services.SelectMany(Edges)],
        Waits = [.. services.SelectMany(Waits)],
        Networks = [.. services.SelectMany(service => service.Policy.Networks).Distinct().Select(network => Network(network, services))],
        Storage = services.Any(service => service.Policy.HostMounts.Exists(mount => mount.Kind == EstateVolumeKind.Data))
            ? new EstateStorage(settings["data-folder"]!, Roots(services, settings))
            : null,
        Gateway = Gateway(services, settings),
        Volumes = [.. services.SelectMany(service => service.Policy.Volumes).Select(volume => volume.Name).Distinct()],
    };

    private static EstateService Service(ReleaseService service, StackSettings settings, ReleaseValues values)
    {
        var policy = service.Policy;
        return new EstateService(
            policy.Definition.Id,
            service.Name,
            policy.Definition.Title,
            policy.Definition.Category,
            service.Resource.TryGetContainerImageName(out var image) ? image : throw new InvalidOperationException($"'{service.Name}' has no image."),
            [.. service.Resource.GetEndpoints().Select(endpoint => new EstateEndpoint(endpoint.EndpointName, endpoint.Scheme, endpoint.InternalHost(), endpoint.InternalPort()))],
            [.. Mounts(service, values)],
            [.. policy.Networks.Select(network => network.Name)],
            policy.Health is { } health
                ? new EstateHealth(health.Test, Seconds(health.Interval), Seconds(health.Timeout), health.Retries, Seconds(health.StartPeriod))
                : null,
            [.. policy.Ports.Select(port => port.Published)])
        {
            NoHealthReason = policy.Health is null ? policy.NoHealthReason : null,
            Access = service.Resource.Annotations.OfType<EndpointAnnotation>().Any(endpoint => endpoint.Name == WebAccess.Endpoint) && policy.Definition.Access is not null
                ? new EstateAccess(policy.Access, AccessLevels.PublicHost(settings, policy.Definition.Id))
                : null,
            Libraries = policy.Libraries,
            AskedAtDeploy = policy.Definition.AskedAtDeploy,
            MemoryMiB = policy.MemoryMiB,
            Processors = policy.Processors,
            Privileges = [.. PrivilegesOf(policy, values)],
        };
    }

    private static IReadOnlyList<MediaRoot> Roots(IReadOnlyList<ReleaseService> services, StackSettings settings) =>
        [.. MediaRoots.Of(settings).Where(root => services.Any(service => service.Policy.Libraries.Exists(library => library.Media == root.Media)))];

    private static EstateGateway? Gateway(IReadOnlyList<ReleaseService> services, StackSettings settings)
    {
        var door = PublicDoors.Of(settings);
        if (door is PublicDoor.None)
        {
            return null;
        }

        var port = PublicDoors.Port(settings);
        var isOwnDoor = door is PublicDoor.OwnDomain;
        return new EstateGateway(door, settings["domain"]!, port, "444", // Not null: the validator asks for it.
        [
            .. ProxiedPage.Of(settings, services.Select(service => service.Resource)).Select(page => new EstateProxyHost(
                page.Service.Name, page.Host, page.Level, page.Upstream.Scheme, page.Upstream.InternalHost(), page.Upstream.InternalPort(),
                ProxySnippets.Page(page, ProxySnippets.Folder, ProxySnippets.ProxyManagersUpstream).ToString())
            {
                ForceHttps = isOwnDoor && PublicDoors.PortSuffix(settings).Length == 0,
                ApiPaths = page.AsksForLogIn ? page.Rules.Api?.Paths ?? [] : [],
                ApiKeyHeader = page.AsksForLogIn ? page.Rules.Api?.Header : null,
                BlockedPaths = page.Rules.Blocked,
            }),
        ]);
    }

    private static IEnumerable<EstatePrivilege> PrivilegesOf(ServicePolicy policy, ReleaseValues values) =>
    [
        .. policy.Capabilities.Select(capability => new EstatePrivilege($"capability:{capability.Name}", capability.Reason)),
        .. policy.Devices.Select(device => new EstatePrivilege($"device:{device.Path}", device.Reason)),
        .. policy.Groups.Select(group => new EstatePrivilege(string.Create(CultureInfo.InvariantCulture, $"group:{group.Gid}"), group.Reason)),
        .. policy.HostMounts.Where(mount => mount.Reason is not null).Select(mount => new EstatePrivilege($"host-mount:{values.Path(mount.Source)}", mount.Reason!)),
        .. Privilege("host-network", policy.HostNetworkReason),
        .. Privilege("root-start", policy.RootStartReason),
        .. Privilege("writable-root", policy.WritableRootReason),
    ];

    private static IEnumerable<EstatePrivilege> Privilege(string name, string? reason) => reason is null ? [] : [new EstatePrivilege(name, reason)];

    private static IEnumerable<EstateVolume> Mounts(ReleaseService service, ReleaseValues values) =>
    [
        .. service.Policy.Volumes.Select(volume => new EstateVolume(volume.Name, volume.Target, volume.Kind, ReadOnly: false)),
        .. service.Policy.ReadVolumes.Select(volume => new EstateVolume(volume.Name, volume.Target, volume.Kind, ReadOnly: true)),
        .. service.Policy.HostMounts.Select(mount => new EstateVolume(values.Path(mount.Source), values.Path(mount.Target), mount.Kind, mount.ReadOnly)),
        .. service.Policy.ConfigFiles.Select(file => new EstateVolume($"./{service.PathOf(file)}", file.Target, EstateVolumeKind.Config, ReadOnly: true)),
        .. service.Policy.SecretFiles.Select(file => new EstateVolume($"./{service.PathOf(file)}", $"/run/secrets/{file.Name}", EstateVolumeKind.Secret, ReadOnly: true)),
    ];

    private static IEnumerable<EstateEdge> Edges(ReleaseService service) =>
        service.Resource.Annotations.OfType<ResourceRelationshipAnnotation>()
            .Where(relation => EstateEdgeKind.All.Contains(relation.Type))
            .Select(relation => new EstateEdge(relation.Type, service.Name, relation.Resource.Name));

    private static IEnumerable<EstateWait> Waits(ReleaseService service) =>
        service.Resource.Annotations.OfType<WaitAnnotation>()
            .Select(wait => new EstateWait(service.Name, wait.Resource.Name, WaitConditions.Of(wait)));

    private static EstateNetwork Network(StackNetwork network, IReadOnlyList<ReleaseService> services) =>
        new(network.Name, network.Internal, [.. services.Where(service => service.Policy.Networks.Contains(network)).Select(service => service.Name)]);

    private static int Seconds(TimeSpan time) => (int)time.TotalSeconds;
}
