using System.Globalization;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Docker.Publishing;

/// <summary>Expresses values of the model in compose terms: text with <c>${VARIABLE}</c> placeholders.</summary>
internal static class ComposeValues
{
    /// <summary>Resolves a value for one service, as far as it is known without deploying.</summary>
    /// <returns>A string, except for values of types that the model does not know; those come back unchanged.</returns>
    /// <exception cref="InvalidOperationException">An endpoint that the environment cannot reach.</exception>
    public static async Task<object?> ResolveAsync(DockerComposeServiceResource service, object? value, CancellationToken cancellationToken) => value switch
    {
        string text => text,
        EndpointReference endpoint => service.Parent.Targets.Find(endpoint).Value(EndpointProperty.Url),
        EndpointReferenceExpression endpoint => service.Parent.Targets.Find(endpoint.Endpoint).Value(endpoint.Property),
        ParameterResource parameter => parameter.AsEnvironmentPlaceholder(service),
        ConnectionStringReference reference => await ResolveAsync(service, reference.Resource.ConnectionStringExpression, cancellationToken),
        IResourceWithConnectionString resource => await ResolveAsync(service, resource.ConnectionStringExpression, cancellationToken),
        ReferenceExpression { IsConditional: true } expression => await ResolveBranchAsync(service, expression, cancellationToken),
        ReferenceExpression expression => await ExpandAsync(service, expression, cancellationToken),
        IManifestExpressionProvider expression => expression.AsEnvironmentPlaceholder(service),
        _ => value,
    };

    /// <summary>Compose has no conditions, so the branch is chosen now.</summary>
    private static async Task<object?> ResolveBranchAsync(DockerComposeServiceResource service, ReferenceExpression expression, CancellationToken cancellationToken)
    {
        var condition = await expression.Condition!.GetValueAsync(cancellationToken); // Not null: the expression is conditional.
        var isMet = string.Equals(condition, expression.MatchValue, StringComparison.OrdinalIgnoreCase);
        return await ResolveAsync(service, isMet ? expression.WhenTrue : expression.WhenFalse, cancellationToken);
    }

    /// <summary>Formats of parts, such as <c>:uri</c>, cannot be applied to placeholders and are passed over.</summary>
    private static async Task<string> ExpandAsync(DockerComposeServiceResource service, ReferenceExpression expression, CancellationToken cancellationToken)
    {
        var parts = new object?[expression.ValueProviders.Count];
        for (var i = 0; i < parts.Length; i++)
            parts[i] = await ResolveAsync(service, expression.ValueProviders[i], cancellationToken);
        return string.Format(CultureInfo.InvariantCulture, expression.Format, parts);
    }
}
