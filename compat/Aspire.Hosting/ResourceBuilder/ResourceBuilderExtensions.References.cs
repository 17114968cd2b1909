using System.Globalization;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

public static partial class ResourceBuilderExtensions
{
    /// <summary>Says which variables references put into the environment of this resource.</summary>
    /// <typeparam name="TDestination">Type of the resource.</typeparam>
    /// <param name="builder">Builder of the resource.</param>
    /// <param name="flags">Which; all unless said.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<TDestination> WithReferenceEnvironment<TDestination>(
        this IResourceBuilder<TDestination> builder,
        ReferenceEnvironmentInjectionFlags flags) where TDestination : IResourceWithEnvironment =>
        builder.WithAnnotation(new ReferenceEnvironmentInjectionAnnotation(flags), ResourceAnnotationMutationBehavior.Replace);

    /// <summary>
    /// Gives the resource a connection string: <c>ConnectionStrings__name</c>, and <c>NAME_PROPERTY</c> for each part of the connection.
    /// </summary>
    /// <typeparam name="TDestination">Type of the resource.</typeparam>
    /// <param name="builder">Builder of the resource.</param>
    /// <param name="source">Builder of the resource to connect to.</param>
    /// <param name="connectionName">Name of the connection; null for the name of the other resource.</param>
    /// <param name="optional">True when a missing connection string is no error.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder,
        IResourceBuilder<IResourceWithConnectionString> source,
        string? connectionName = null,
        bool optional = false) where TDestination : IResourceWithEnvironment
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(source);
        var resource = source.Resource;
        var name = connectionName ?? resource.Name;
        return builder.NoteReferences(resource).WithEnvironment(context =>
        {
            if (Injects(builder.Resource, ReferenceEnvironmentInjectionFlags.ConnectionString))
            {
                var variable = resource.ConnectionStringEnvironmentVariable ?? $"ConnectionStrings__{name}";
                context.EnvironmentVariables[variable] = new ConnectionStringReference(resource, optional);
            }

            if (Injects(builder.Resource, ReferenceEnvironmentInjectionFlags.ConnectionProperties))
            {
                foreach (var (property, value) in resource.GetConnectionProperties())
                    context.EnvironmentVariables[VariableName(name, property)] = value;
            }
        });
    }

    /// <summary>
    /// Tells the resource where the endpoints of another one are: <c>NAME_ENDPOINT</c>, and <c>services__name__scheme__index</c>
    /// for service discovery.
    /// </summary>
    /// <typeparam name="TDestination">Type of the resource.</typeparam>
    /// <param name="builder">Builder of the resource.</param>
    /// <param name="source">Builder of the other one.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder,
        IResourceBuilder<IResourceWithServiceDiscovery> source) where TDestination : IResourceWithEnvironment
    {
        ArgumentNullException.ThrowIfNull(source);
        return UseEndpoints(builder, source.Resource, null, null);
    }

    /// <summary>Tells the resource where the endpoints of another one are, under a name of its own.</summary>
    /// <typeparam name="TDestination">Type of the resource.</typeparam>
    /// <param name="builder">Builder of the resource.</param>
    /// <param name="source">Builder of the other one.</param>
    /// <param name="name">Name to use in place of that of the other one.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder,
        IResourceBuilder<IResourceWithServiceDiscovery> source,
        string name) where TDestination : IResourceWithEnvironment
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentException.ThrowIfNullOrEmpty(name);
        return UseEndpoints(builder, source.Resource, null, name);
    }

    /// <summary>Tells the resource where a service outside the model is: <c>NAME</c>, and <c>services__name__default__0</c>.</summary>
    /// <typeparam name="TDestination">Type of the resource.</typeparam>
    /// <param name="builder">Builder of the resource.</param>
    /// <param name="name">Name of the service.</param>
    /// <param name="uri">Absolute address without path.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="InvalidOperationException">The address is relative or has a path.</exception>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder,
        string name,
        Uri uri) where TDestination : IResourceWithEnvironment
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(uri);
        if (!uri.IsAbsoluteUri || uri.AbsolutePath != "/")
            throw new InvalidOperationException($"The address '{uri}' of the service '{name}' must be absolute and "
                + "end with its host and port, as in 'https://example.org:8443'.");

        var address = uri.ToString();
        return builder.WithEnvironment(context =>
        {
            if (Injects(builder.Resource, ReferenceEnvironmentInjectionFlags.ServiceDiscovery))
                context.EnvironmentVariables[$"services__{name}__default__0"] = address;
            if (Injects(builder.Resource, ReferenceEnvironmentInjectionFlags.Endpoints))
                context.EnvironmentVariables[VariableName(name)] = address;
        });
    }

    /// <summary>Tells the resource where one endpoint of another one is.</summary>
    /// <typeparam name="TDestination">Type of the resource.</typeparam>
    /// <param name="builder">Builder of the resource.</param>
    /// <param name="endpointReference">The endpoint.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder,
        EndpointReference endpointReference) where TDestination : IResourceWithEnvironment
    {
        ArgumentNullException.ThrowIfNull(endpointReference);
        return UseEndpoints(builder, endpointReference.Resource, endpointReference.EndpointName, null);
    }

    // Several references to one resource share an annotation and its callback, so that indexes do not repeat.
    private static IResourceBuilder<T> UseEndpoints<T>(IResourceBuilder<T> builder, IResourceWithEndpoints source, string? endpoint, string? name)
        where T : IResourceWithEnvironment
    {
        ArgumentNullException.ThrowIfNull(builder);
        var referenceName = name ?? source.Name;
        var annotation = builder.Resource.Annotations.OfType<EndpointReferenceAnnotation>()
            .FirstOrDefault(candidate => ReferenceEquals(candidate.Resource, source) && candidate.ReferenceName == referenceName);
        if (annotation is null)
        {
            annotation = new EndpointReferenceAnnotation(source)
            {
                ReferenceName = referenceName,
                ContextNetworkId = builder.Resource.IsContainer()
                    ? KnownNetworkIdentifiers.DefaultAspireContainerNetwork
                    : KnownNetworkIdentifiers.LocalhostNetwork,
            };
            builder.WithAnnotation(annotation);
            builder.WithEnvironment(context => InjectEndpoints(context, builder.Resource, annotation));
            builder.NoteReferences(source);
        }

        if (endpoint is null)
            annotation.UseAllEndpoints = true;
        else
            annotation.EndpointNames.Add(endpoint);

        return builder;
    }

    private static void InjectEndpoints(EnvironmentCallbackContext context, IResource destination, EndpointReferenceAnnotation annotation)
    {
        var name = annotation.ReferenceName;
        foreach (var endpoint in annotation.Resource.GetEndpoints(annotation.ContextNetworkId))
        {
            var isNamed = annotation.EndpointNames.Contains(endpoint.EndpointName);
            if (!isNamed && !(annotation.UseAllEndpoints && !endpoint.ExcludeReferenceEndpoint))
                continue;

            if (Injects(destination, ReferenceEnvironmentInjectionFlags.Endpoints))
                context.EnvironmentVariables[VariableName(name, endpoint.EndpointName)] = endpoint;
            if (Injects(destination, ReferenceEnvironmentInjectionFlags.ServiceDiscovery))
            {
                var key = endpoint.IsHttpSchemeNamedEndpoint ? endpoint.Scheme : endpoint.EndpointName;
                var index = 0;
                while (!context.EnvironmentVariables.TryAdd(string.Create(CultureInfo.InvariantCulture, $"services__{name}__{key}__{index}"), endpoint))
                    index++;
            }
        }
    }

    private static bool Injects(IResource destination, ReferenceEnvironmentInjectionFlags flag) =>
        !destination.TryGetLastAnnotation(out ReferenceEnvironmentInjectionAnnotation? annotation) || annotation.Flags.HasFlag(flag);

    private static string VariableName(params string[] parts) => string.Concat(
        string.Join('_', parts).Select(character => char.IsAsciiLetterOrDigit(character) ? char.ToUpperInvariant(character) : '_'));
}
