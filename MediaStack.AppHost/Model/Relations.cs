using MediaStack.Catalog;
using MediaStack.Catalog.Estate;

namespace MediaStack.AppHost.Model;

/// <summary>
/// The typed relations between services. Each is an Aspire relationship, so that the dashboard shows it, and an edge of
/// <c>estate.json</c>, so that the wiring has exactly one step for it. An unselected service is null: a relation from or to it
/// does not exist, and nobody has to ask.
/// </summary>
internal static class Relations
{
    /// <summary>Keeps its sessions in a store, which it finds by name on the data network.</summary>
    public static IResourceBuilder<MediaServiceResource>? WithSessionStore(
        this IResourceBuilder<MediaServiceResource>? builder, IResourceBuilder<RedisResource>? store) =>
        builder.Relate(store, EstateEdgeKind.SessionStore);

    /// <summary>Reads the metrics of another service at its endpoint <c>metrics</c>.</summary>
    public static IResourceBuilder<MediaServiceResource>? Scrapes(
        this IResourceBuilder<MediaServiceResource>? builder, IResourceBuilder<MediaServiceResource>? target)
    {
        if (target is not null && !target.GetEndpoint(MetricsEndpoint).Exists)
        {
            throw new InvalidOperationException($"'{target.Resource.Name}' has no endpoint '{MetricsEndpoint}' to scrape.");
        }

        return builder.Relate(target, EstateEdgeKind.Scrapes);
    }

    /// <summary>Shares the network namespace of another service, which has the networks and ports of all in it.</summary>
    public static IResourceBuilder<MediaServiceResource>? InNamespaceOf(
        this IResourceBuilder<MediaServiceResource>? builder, IResourceBuilder<MediaServiceResource>? owner)
    {
        if (builder is null || owner is null)
        {
            return builder;
        }

        builder.WithPolicy(policy =>
        {
            policy.NamespaceOf = owner.Resource;
            policy.Networks.Clear();
            // A dead namespace is to show soon, and the supervisor acts on it.
            policy.Health = NamespaceHealth.Watch(policy.Health!);
        });
        return builder.Relate(owner, EstateEdgeKind.Namespace).WaitFor(owner);
    }

    /// <summary>
    /// Lives in the network namespace of the VPN's tunnel: no packet leaves but through that. Only a service that the catalog gives the
    /// choice stays outside, when its owner says so.
    /// </summary>
    public static IResourceBuilder<MediaServiceResource>? RouteThrough(
        this IResourceBuilder<MediaServiceResource>? builder, StackBuilder stack, IResourceBuilder<MediaServiceResource>? vpn)
    {
        if (builder is null)
        {
            return null;
        }

        if (!VpnRoute.IsRequired(stack.Settings, builder.Resource.Name))
        {
            return builder.OnNetworks(StackNetwork.Downloads);
        }

        // The one relation that must never be skipped in silence.
        var owner = vpn?.Resource.Policy().NamespaceOf
            ?? throw new InvalidOperationException($"'{builder.Resource.Name}' is to go through a VPN, and there is none.");
        return builder.InNamespaceOf(builder.ApplicationBuilder.CreateResourceBuilder((MediaServiceResource)owner))
            .Relate(vpn, EstateEdgeKind.VpnRoute).WaitFor(vpn);
    }

    /// <summary>Hands the port at which others are let in on to a torrent client.</summary>
    public static IResourceBuilder<MediaServiceResource> HandsPortTo(
        this IResourceBuilder<MediaServiceResource> builder, IResourceBuilder<MediaServiceResource>? client)
    {
        builder.Relate(client, EstateEdgeKind.PortForward);
        return builder;
    }

    /// <summary>Gets its indexers from an indexer manager.</summary>
    public static IResourceBuilder<MediaServiceResource>? WithIndexers(
        this IResourceBuilder<MediaServiceResource>? builder, IResourceBuilder<MediaServiceResource>? indexers) =>
        builder.Relate(indexers, EstateEdgeKind.Indexers);

    /// <summary>Hands its downloads to clients, which it reaches on the network of the downloads.</summary>
    public static IResourceBuilder<MediaServiceResource>? WithDownloadClients(
        this IResourceBuilder<MediaServiceResource>? builder, params IEnumerable<IResourceBuilder<MediaServiceResource>?> clients)
    {
        foreach (var client in clients.OfType<IResourceBuilder<MediaServiceResource>>())
        {
            builder?.OnNetworks(StackNetwork.Downloads);
            builder.Relate(client, EstateEdgeKind.DownloadClient);
        }

        return builder;
    }

    /// <summary>Tells a media server of what is new, or takes its library from it.</summary>
    public static IResourceBuilder<MediaServiceResource>? WithLibrary(
        this IResourceBuilder<MediaServiceResource>? builder, IResourceBuilder<MediaServiceResource>? library) =>
        builder.Relate(library, EstateEdgeKind.Library);

    /// <summary>Passes requests on to a manager.</summary>
    public static IResourceBuilder<MediaServiceResource>? WithRequestsTo(
        this IResourceBuilder<MediaServiceResource>? builder, IResourceBuilder<MediaServiceResource>? manager) =>
        builder.Relate(manager, EstateEdgeKind.Requests);

    /// <summary>Finds subtitles for what a manager keeps.</summary>
    public static IResourceBuilder<MediaServiceResource>? WithSubtitlesFor(
        this IResourceBuilder<MediaServiceResource>? builder, IResourceBuilder<MediaServiceResource>? manager) =>
        builder.Relate(manager, EstateEdgeKind.Subtitles);

    /// <summary>Keeps a manager's quality profiles as the guides advise.</summary>
    public static IResourceBuilder<MediaServiceResource>? WithQualityOf(
        this IResourceBuilder<MediaServiceResource>? builder, IResourceBuilder<MediaServiceResource>? manager) =>
        builder.Relate(manager, EstateEdgeKind.Quality);

    /// <summary>Unpacks the downloads that a manager waits for.</summary>
    public static IResourceBuilder<MediaServiceResource>? UnpacksFor(
        this IResourceBuilder<MediaServiceResource>? builder, IResourceBuilder<MediaServiceResource>? manager) =>
        builder.Relate(manager, EstateEdgeKind.Unpack);

    /// <summary>Counts what a media server plays, or shows what another service has counted.</summary>
    public static IResourceBuilder<MediaServiceResource>? WithStatisticsOf(
        this IResourceBuilder<MediaServiceResource>? builder, IResourceBuilder<MediaServiceResource>? source) =>
        builder.Relate(source, EstateEdgeKind.Statistics);

    /// <summary>Has the challenges of protected sites solved by another service.</summary>
    public static IResourceBuilder<MediaServiceResource>? WithChallengeSolver(
        this IResourceBuilder<MediaServiceResource>? builder, IResourceBuilder<MediaServiceResource>? solver) =>
        builder.Relate(solver, EstateEdgeKind.ChallengeSolver);

    /// <summary>Draws what another service measures.</summary>
    public static IResourceBuilder<MediaServiceResource>? WithDataSource(
        this IResourceBuilder<MediaServiceResource>? builder, IResourceBuilder<MediaServiceResource>? source) =>
        builder.Relate(source, EstateEdgeKind.DataSource);

    /// <summary>Shows other services on its page.</summary>
    public static IResourceBuilder<MediaServiceResource>? Shows(
        this IResourceBuilder<MediaServiceResource>? builder, params IEnumerable<IResourceBuilder<MediaServiceResource>?> services)
    {
        foreach (var service in services)
        {
            builder.Relate(service, EstateEdgeKind.Dashboard);
        }

        return builder;
    }

    /// <summary>Is served through the reverse proxy, when its access level says so.</summary>
    public static IResourceBuilder<MediaServiceResource>? ProxiedBy(
        this IResourceBuilder<MediaServiceResource>? builder, IResourceBuilder<MediaServiceResource>? proxy)
    {
        if (builder is null || proxy is null || !builder.Resource.Policy().Access.IsProxied())
        {
            return builder;
        }

        if (builder.Resource.Policy().HostNetworkReason is null)
        {
            var reached = builder.Resource.Policy().NamespaceOf ?? builder.Resource;
            reached.Policy().Join(StackNetwork.Edge);
        }

        proxy.Reaches(builder.Resource);
        return builder.Relate(proxy, EstateEdgeKind.ProxiedBy);
    }

    /// <summary>Speaks to the engine through a proxy that lets only its own calls through.</summary>
    public static IResourceBuilder<MediaServiceResource>? WithSocketProxy(
        this IResourceBuilder<MediaServiceResource>? builder, IResourceBuilder<MediaServiceResource>? proxy) =>
        builder.Relate(proxy, EstateEdgeKind.SocketProxy).WaitFor(proxy);

    /// <summary>Restarts another service when its health says that its network namespace is gone.</summary>
    public static IResourceBuilder<MediaServiceResource>? Supervises(
        this IResourceBuilder<MediaServiceResource>? builder, IResourceBuilder<MediaServiceResource>? service) =>
        builder.Relate(service, EstateEdgeKind.Supervises);

    /// <summary>Counts failed log-ins in another service's log.</summary>
    public static IResourceBuilder<MediaServiceResource>? WatchesLogOf(
        this IResourceBuilder<MediaServiceResource>? builder, IResourceBuilder<MediaServiceResource>? service) =>
        builder.Relate(service, EstateEdgeKind.WatchesLog);

    /// <summary>Name of the endpoint at which a service shows its metrics.</summary>
    public const string MetricsEndpoint = "metrics";

    /// <summary>Turns what a service tells of itself into metrics.</summary>
    public static IResourceBuilder<MediaServiceResource>? Measures(
        this IResourceBuilder<MediaServiceResource>? builder, IResourceBuilder<IResource>? service) =>
        builder.Relate(service, EstateEdgeKind.Measures);

    /// <summary>Asks the page of another service from outside whether it answers.</summary>
    public static IResourceBuilder<MediaServiceResource>? Probes(
        this IResourceBuilder<MediaServiceResource>? builder, IResourceBuilder<MediaServiceResource>? service) =>
        builder.Relate(service, EstateEdgeKind.Probes);

    /// <summary>Passes alerts on to who tells the owner.</summary>
    public static IResourceBuilder<MediaServiceResource>? WithAlertsTo(
        this IResourceBuilder<MediaServiceResource>? builder, IResourceBuilder<MediaServiceResource>? alertmanager) =>
        builder.Relate(alertmanager, EstateEdgeKind.Alerts);

    /// <summary>Tells the owner something on the chosen channel, which it reaches on the network of messages.</summary>
    public static IResourceBuilder<MediaServiceResource>? Notifies(
        this IResourceBuilder<MediaServiceResource>? builder, IResourceBuilder<MediaServiceResource>? channel)
    {
        if (channel is not null)
        {
            builder?.OnNetworks(StackNetwork.Notifications);
        }

        return builder.Relate(channel, EstateEdgeKind.Notifies);
    }

    /// <summary>Keeps copies of a service's volumes.</summary>
    public static IResourceBuilder<MediaServiceResource>? BacksUp(
        this IResourceBuilder<MediaServiceResource>? builder, IResourceBuilder<ContainerResource>? service) =>
        builder.Relate(service, EstateEdgeKind.BacksUp);

    /// <summary>Starts after a service is healthy (or runs, where it has no health check).</summary>
    public static IResourceBuilder<MediaServiceResource>? WaitFor(
        this IResourceBuilder<MediaServiceResource>? builder, IResourceBuilder<ContainerResource>? dependency)
    {
        if (builder is null || dependency is null)
        {
            return builder;
        }

        return ResourceBuilderExtensions.WaitFor(builder, dependency);
    }

    /// <summary>Services related to this one by a kind, in the order in which they were related.</summary>
    public static IEnumerable<IResource> Related(this IResource resource, string kind) =>
        resource.Annotations.OfType<ResourceRelationshipAnnotation>().Where(relation => relation.Type == kind).Select(relation => relation.Resource);

    private static IResourceBuilder<MediaServiceResource>? Relate(
        this IResourceBuilder<MediaServiceResource>? builder, IResourceBuilder<IResource>? other, string kind)
    {
        if (builder is not null && other is not null)
        {
            builder.WithRelationship(other, kind);
            builder.Reaches(other.Resource);
        }

        return builder;
    }

    /// <summary>Lets a service find another one that is on the host's own network, where no name leads to it.</summary>
    private static void Reaches(this IResourceBuilder<MediaServiceResource> builder, IResource other)
    {
        if (other.TryGetLastAnnotation<ServicePolicy>(out var policy) && policy.HostNetworkReason is not null)
        {
            builder.Resource.Policy().ExtraHosts[EndpointAddress.HostName] = EndpointAddress.HostGateway;
        }
    }
}
