using System.Collections.Immutable;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dcp.Api;
using Aspire.Hosting.Orchestration;

namespace Aspire.Hosting.Dcp;

/// <summary>Containers.</summary>
/// <param name="services">The services of the app host.</param>
/// <param name="values">Makes texts of values.</param>
internal sealed class ContainerKind(IServiceProvider services, RunValues values) : WorkloadKind<Container>
{
    /// <inheritdoc/>
    public override IReadOnlyList<(string Source, bool IsError)> LogSources =>
        [("system", false), ("startup_stderr", false), ("stdout", false), ("stderr", true)];

    /// <inheritdoc/>
    public override async Task<Container> DescribeAsync(
        IResource resource, ResolvedValues resolved, IReadOnlyList<EndpointPlan> endpoints, CancellationToken cancellationToken)
    {
        if (!resource.TryGetContainerImageName(out var image))
            throw new DistributedApplicationException($"The container '{resource.Name}' has no image.");

        var runArguments = await RuntimeArgumentsAsync(resource, cancellationToken);

        // Who chooses a network with an argument gets that one, and neither names nor ports on the shared one.
        var isOnOwnNetwork = runArguments.Any(argument => argument is "--network" or "--net"
            || argument.StartsWith("--network=", StringComparison.Ordinal) || argument.StartsWith("--net=", StringComparison.Ordinal));
        if (!isOnOwnNetwork)
            runArguments = ["--add-host", $"{KnownHostNames.DockerDesktopHostBridge}:host-gateway", .. runArguments];

        return new Container
        {
            Metadata = MetadataOf(resource, isOnOwnNetwork ? [] : endpoints),
            Spec = new ContainerSpec
            {
                Image = image,
                ContainerName = resource.TryGetLastAnnotation(out ContainerNameAnnotation? name) ? name.Name : resource.InstanceId(),
                Command = (resource as ContainerResource)?.Entrypoint,
                Args = [.. resolved.Arguments.Select(argument => argument.Value)],
                Env = VariablesOf(resolved),
                Ports = isOnOwnNetwork ? null : [.. endpoints.Select(PortOf).Distinct()],
                VolumeMounts = [.. resource.Annotations.OfType<ContainerMountAnnotation>().Select(mount =>
                    new VolumeMount(KindOf(mount), mount.Source, mount.Target, mount.IsReadOnly))],
                Networks = isOnOwnNetwork ? null : [new NetworkConnection(SessionNetwork.Name, [.. AliasesOf(resource)])],
                RunArgs = runArguments,
                PullPolicy = PullPolicyOf(resource),
                CreateFiles = await ContainerFiles.DescribeAsync(resource, services, cancellationToken),
            },
        };
    }

    /// <inheritdoc/>
    public override CustomResourceSnapshot Show(CustomResourceSnapshot snapshot, IResource resource, Container item, ResolvedValues resolved)
    {
        var spec = item.Spec;
        var properties = snapshot.Properties
            .Set(KnownProperties.ContainerImage, spec.Image)
            .Set(CustomResourceKnownProperties.Source, spec.Image)
            .Set(KnownProperties.ContainerId, item.Status?.ContainerId)
            .Set(KnownProperties.ContainerCommand, spec.Command)
            .Set(KnownProperties.ContainerLifetime, "Session")
            .Set(KnownProperties.ContainerPorts, (spec.Ports ?? []).Select(port => FormattableString.Invariant($"{port.Port}")).ToImmutableArray());
        return snapshot with
        {
            Properties = ShowArguments(properties, KnownProperties.ContainerArgs, item.Status?.EffectiveArgs ?? spec.Args ?? [], resolved),
            Volumes = [.. (spec.VolumeMounts ?? []).Select(mount => new VolumeSnapshot(mount.Source, mount.Target, mount.Type, mount.ReadOnly))],
        };
    }

    private async Task<List<string>> RuntimeArgumentsAsync(IResource resource, CancellationToken cancellationToken)
    {
        var context = new ContainerRuntimeArgsCallbackContext([], cancellationToken);
        foreach (var annotation in resource.Annotations.OfType<ContainerRuntimeArgsCallbackAnnotation>())
            await annotation.Callback(context);

        var texts = new List<string>();
        foreach (var argument in context.Args)
        {
            if (await values.TextOfAsync(argument, resource, cancellationToken) is { } text)
                texts.Add(text);
        }

        return texts;
    }

    // With a proxy in front any port of the loopback interface will do.
    private static ContainerPort PortOf(EndpointPlan endpoint) => new(
        endpoint.TargetPort.GetValueOrDefault(),
        endpoint.Endpoint.IsProxied ? null : endpoint.Port,
        null,
        endpoint.Protocol);

    private static IEnumerable<string> AliasesOf(IResource resource) => resource.Annotations.OfType<ContainerNetworkAliasAnnotation>()
        .Where(alias => alias.Network == KnownNetworkIdentifiers.DefaultAspireContainerNetwork)
        .Select(alias => alias.Alias)
        .Prepend($"{resource.Name}.dev.internal").Prepend(resource.Name).Distinct();

    private static string KindOf(ContainerMountAnnotation mount) => mount.Type == ContainerMountType.BindMount ? "bind" : "volume";

    private static string? PullPolicyOf(IResource resource) =>
        resource.TryGetLastAnnotation(out ContainerImagePullPolicyAnnotation? policy)
            ? policy.ImagePullPolicy switch
            {
                ImagePullPolicy.Always => "always",
                ImagePullPolicy.Missing => "missing",
                ImagePullPolicy.Never => "never",
                _ => null,
            }
            : null;
}
