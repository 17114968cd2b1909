using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Docker;
using Aspire.Hosting.Docker.Resources.ComposeNodes;

namespace Aspire.Hosting;

/// <summary>Shapes the services that resources become in a compose file.</summary>
public static class DockerComposeServiceExtensions
{
    /// <summary>Adds a callback on the finished service. Callbacks run in the order they were added; in run mode nothing happens.</summary>
    public static IResourceBuilder<T> PublishAsDockerComposeService<T>(
        this IResourceBuilder<T> builder,
        Action<DockerComposeServiceResource, Service> configure) where T : IComputeResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        if (builder.ApplicationBuilder.ExecutionContext.IsRunMode) return builder;

        builder.ApplicationBuilder.AddComposeModelCheck();
        return builder.WithAnnotation(new DockerComposeServiceCustomizationAnnotation(configure));
    }

    /// <summary>
    /// Captures the expression as a variable of <c>.env</c> and returns its placeholder:
    /// <c>{my-db.host}</c> becomes <c>${MY_DB_HOST}</c>.
    /// </summary>
    public static string AsEnvironmentPlaceholder(
        this IManifestExpressionProvider manifestExpressionProvider,
        DockerComposeServiceResource dockerComposeService)
    {
        ArgumentNullException.ThrowIfNull(manifestExpressionProvider);
        ArgumentNullException.ThrowIfNull(dockerComposeService);
        var expression = manifestExpressionProvider.ValueExpression.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal);
        return dockerComposeService.Parent.Capture(new CapturedEnvironmentVariable
        {
            Name = VariableName(expression),
            Source = manifestExpressionProvider,
        });
    }

    /// <summary>Captures the parameter as a variable of <c>.env</c> and returns its placeholder, for example <c>${MY_PARAMETER}</c>.</summary>
    public static string AsEnvironmentPlaceholder(
        this IResourceBuilder<ParameterResource> builder,
        DockerComposeServiceResource dockerComposeService)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Resource.AsEnvironmentPlaceholder(dockerComposeService);
    }

    /// <summary>Captures the parameter as a variable of <c>.env</c> and returns its placeholder, for example <c>${MY_PARAMETER}</c>.</summary>
    public static string AsEnvironmentPlaceholder(this ParameterResource parameter, DockerComposeServiceResource dockerComposeService)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        ArgumentNullException.ThrowIfNull(dockerComposeService);
        return dockerComposeService.Parent.Capture(new CapturedEnvironmentVariable
        {
            Name = VariableName(parameter.Name),
            Description = $"Parameter {parameter.Name}",
            Source = parameter,
        });
    }

    /// <summary>Upper case, with underscores for what a variable name cannot hold.</summary>
    internal static string VariableName(string name) =>
        name.ToUpperInvariant().Replace('-', '_').Replace('.', '_');
}
