using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Orchestration;

/// <summary>A value that is not known yet: what to call it, and when it is known.</summary>
internal sealed record MissingValue(string Name, Task Known);

/// <summary>Finds parameters without value and endpoints without address.</summary>
internal static class MissingValues
{
    public static IReadOnlyList<MissingValue> In(object[] values, ValueProviderContext reader, CancellationToken cancellationToken)
    {
        var parameters = values.SelectMany(ReferencedValues.ParametersIn).Distinct()
            .Where(parameter => parameter.IsPending)
            .Select(parameter => new MissingValue($"parameter {parameter.Name}", parameter.GetValueAsync(cancellationToken).AsTask()));
        var endpoints = values.SelectMany(ReferencedValues.EndpointsIn)
            .Where(endpoint => endpoint is { Exists: true })
            .Select(endpoint => (endpoint, Network: endpoint.ContextNetworkID ?? reader.Network!)) // Not null: the reader is a resource.
            .Where(seen => !seen.endpoint.EndpointAnnotation.AllAllocatedEndpoints.For(seen.Network).IsValueSet)
            .DistinctBy(seen => (seen.endpoint.EndpointAnnotation, seen.Network))
            .Select(seen => new MissingValue(
                $"endpoint {seen.endpoint.EndpointName} of {seen.endpoint.Resource.Name}",
                seen.endpoint.EndpointAnnotation.AllAllocatedEndpoints.GetAllocatedEndpointAsync(seen.Network, cancellationToken)));
        return [.. parameters, .. endpoints];
    }
}
