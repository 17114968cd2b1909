using Aspire.Hosting.ApplicationModel;

namespace Compat.Tests.ApplicationModel;

/// <summary>Does to annotations what an orchestrator or publisher does.</summary>
internal static class Evaluation
{
    public static async Task<Dictionary<string, object>> EnvironmentAsync<T>(this IResourceBuilder<T> builder) where T : IResource
    {
        var context = new EnvironmentCallbackContext(builder.ApplicationBuilder.ExecutionContext, builder.Resource);
        foreach (var annotation in builder.Resource.Annotations.OfType<EnvironmentCallbackAnnotation>().ToArray())
            await annotation.Callback(context);

        return context.EnvironmentVariables;
    }

    /// <summary>Names with texts, or placeholders for values.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> PlaceholdersAsync<T>(this IResourceBuilder<T> builder) where T : IResource =>
        (await builder.EnvironmentAsync()).ToDictionary(variable => variable.Key, variable => Placeholder(variable.Value));

    public static async Task<IReadOnlyList<string>> ArgumentsAsync<T>(this IResourceBuilder<T> builder) where T : IResource
    {
        var context = new CommandLineArgsCallbackContext([], builder.Resource) { ExecutionContext = builder.ApplicationBuilder.ExecutionContext };
        foreach (var annotation in builder.Resource.Annotations.OfType<CommandLineArgsCallbackAnnotation>().ToArray())
            await annotation.Callback(context);

        return [.. context.Args.Select(Placeholder)];
    }

    public static EndpointAnnotation Endpoint(this IResource resource, string name) =>
        resource.Annotations.OfType<EndpointAnnotation>().Single(endpoint => endpoint.Name == name);

    public static IReadOnlyList<string> Relations(this IResource resource) =>
        [.. resource.Annotations.OfType<ResourceRelationshipAnnotation>().Select(relation => $"{relation.Type} {relation.Resource.Name}")];

    private static string Placeholder(object value) =>
        value is IManifestExpressionProvider provider ? provider.ValueExpression : (string)value;
}
