using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Dcp;

/// <summary>Decides how the endpoints of all resources are reached.</summary>
/// <param name="randomizePorts">True to give proxied endpoints any free port, whatever they ask for.</param>
internal sealed class EndpointPlanner(bool randomizePorts)
{
    private const int FirstFreePort = 10_000;
    private const int LastFreePort = 32_767;

    private readonly List<string> _findings = [];
    private readonly HashSet<int> _given = [];

    /// <summary>Plans the endpoints of a model.</summary>
    /// <param name="resources">All resources.</param>
    /// <returns>The plans in model order.</returns>
    /// <exception cref="DistributedApplicationException">Endpoints cannot be as they are asked for; the message names all of them.</exception>
    public IReadOnlyList<EndpointPlan> Plan(IReadOnlyCollection<IResource> resources)
    {
        var referenced = resources.Where(resource => resource.IsContainer()).SelectMany(References).ToHashSet();
        var plans = resources.Where(resource => resource.IsRun())
            .SelectMany(resource => resource.Annotations.OfType<EndpointAnnotation>().Select(endpoint => (resource, endpoint)))
            .Select(pair => Plan(pair.resource, pair.endpoint, !pair.resource.IsContainer() && referenced.Contains(pair.resource)))
            .ToArray();
        return _findings.Count == 0 ? plans : throw new DistributedApplicationException(string.Join(Environment.NewLine, _findings));
    }

    private static IEnumerable<IResource> References(IResource resource) =>
        resource.Annotations.OfType<ResourceRelationshipAnnotation>().Where(relation => relation.Type == KnownRelationshipTypes.Reference)
            .Select(relation => relation.Resource)
            .Concat(resource.Annotations.OfType<EndpointReferenceAnnotation>().Select(reference => reference.Resource));

    private EndpointPlan Plan(IResource resource, EndpointAnnotation endpoint, bool isForContainers)
    {
        var (port, target) = (endpoint.Port, endpoint.TargetPort);
        if (resource.IsContainer() && target is null)
            _findings.Add($"The endpoint '{endpoint.Name}' of the container '{resource.Name}' needs a target port: the one that the program in the container listens on.");

        if (endpoint.IsProxied)
        {
            if (!randomizePorts && !resource.IsContainer() && port is not null && port == target)
                _findings.Add($"The endpoint '{endpoint.Name}' of '{resource.Name}' has {port} as port and as target port, but a proxy and the program "
                    + "cannot share one. Leave one of them out, or set isProxied: false.");

            return new EndpointPlan(resource, endpoint, randomizePorts ? null : port, target, isForContainers);
        }

        if (!resource.IsContainer() && port != target)
            _findings.Add($"The endpoint '{endpoint.Name}' of '{resource.Name}' has no proxy, so its port ({port}) and its target port ({target}) must be the same.");

        var free = port ?? FreePort(endpoint);
        return new EndpointPlan(resource, endpoint, free, target ?? free, isForContainers);
    }

    private int FreePort(EndpointAnnotation endpoint)
    {
        for (var port = FirstFreePort; port <= LastFreePort; port++)
        {
            if (PortProbe.ErrorOf(port, endpoint.Protocol) is null && _given.Add(port))
                return port;
        }

        throw new DistributedApplicationException($"No port between {FirstFreePort} and {LastFreePort} is free.");
    }
}
