using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Orchestration;

/// <summary>Looks into a value for what it is made of.</summary>
internal static class ReferencedValues
{
    /// <summary>True when a secret parameter is part of it.</summary>
    public static bool AreSecret(object value) => ParametersIn(value).Any(parameter => parameter.Secret);

    /// <summary>The parameters it is made of.</summary>
    public static IEnumerable<ParameterResource> ParametersIn(object value) => PartsOf(value, []).OfType<ParameterResource>();

    /// <summary>The endpoints whose address it is made of.</summary>
    public static IEnumerable<EndpointReference> EndpointsIn(object value) => PartsOf(value, []).Select(part => part switch
    {
        EndpointReference endpoint => endpoint,
        EndpointReferenceExpression { NeedsAddress: true } expression => expression.Endpoint,
        _ => null,
    }).OfType<EndpointReference>();

    /// <summary>The resources whose connection strings it is made of.</summary>
    public static IEnumerable<IResourceWithConnectionString> ConnectionsIn(object value) => PartsOf(value, []).OfType<IResourceWithConnectionString>();

    // An endpoint refers to its resource, whose own connection string is no part of the value.
    private static IEnumerable<object> PartsOf(object value, HashSet<object> seen)
    {
        if (!seen.Add(value))
            return [];

        return value is IValueWithReferences composed and not EndpointReference and not EndpointReferenceExpression
            ? composed.References.SelectMany(part => PartsOf(part, seen)).Prepend(value)
            : [value];
    }
}
