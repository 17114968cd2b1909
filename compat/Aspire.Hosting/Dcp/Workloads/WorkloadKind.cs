using System.Collections.Immutable;
using System.Text.Json;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dcp.Api;
using Aspire.Hosting.Orchestration;

namespace Aspire.Hosting.Dcp;

/// <summary>What differs between processes and containers: how they are described to the orchestrator, and to people.</summary>
/// <typeparam name="T">The orchestrator's object.</typeparam>
internal abstract class WorkloadKind<T> where T : DcpWorkload, IDcpKind
{
    /// <summary>The streams of its log; true for that of errors.</summary>
    public abstract IReadOnlyList<(string Source, bool IsError)> LogSources { get; }

    /// <summary>Describes a resource for the orchestrator.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="values">Environment and arguments.</param>
    /// <param name="endpoints">Its endpoints.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public abstract Task<T> DescribeAsync(IResource resource, ResolvedValues values, IReadOnlyList<EndpointPlan> endpoints, CancellationToken cancellationToken);

    /// <summary>Adds the facts that people see to a snapshot.</summary>
    /// <param name="snapshot">The snapshot so far.</param>
    /// <param name="resource">The resource.</param>
    /// <param name="item">What the orchestrator was given, with its status as far as it has one.</param>
    /// <param name="values">Environment and arguments.</param>
    public abstract CustomResourceSnapshot Show(CustomResourceSnapshot snapshot, IResource resource, T item, ResolvedValues values);

    protected static List<DcpVariable> VariablesOf(ResolvedValues values) =>
        [.. values.Environment.Select(variable => new DcpVariable(variable.Name, variable.Value))];

    protected static DcpMetadata MetadataOf(IResource resource, IReadOnlyList<EndpointPlan> endpoints)
    {
        var annotations = new Dictionary<string, string> { ["resource-name"] = resource.Name };
        if (endpoints.Count > 0)
            annotations[ServiceProducer.Annotation] = JsonSerializer.Serialize(
                [.. endpoints.Select(endpoint => endpoint.ToProducer())], DcpJson.Of<List<ServiceProducer>>());

        return new DcpMetadata { Name = resource.InstanceId(), Annotations = annotations };
    }

    /// <summary>The arguments as they came out, if none is a secret.</summary>
    protected static ImmutableArray<ResourcePropertySnapshot> ShowArguments(
        ImmutableArray<ResourcePropertySnapshot> properties, string name, IEnumerable<string> arguments, ResolvedValues values) =>
        properties.Set(name, arguments.ToImmutableArray(), isSensitive: values.Arguments.Any(argument => argument.IsSecret));
}
