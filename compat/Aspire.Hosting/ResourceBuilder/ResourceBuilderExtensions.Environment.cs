using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>Describes resources of all kinds: environment, arguments, endpoints, references, waits, health, looks.</summary>
public static partial class ResourceBuilderExtensions
{
    /// <summary>Sets an environment variable.</summary>
    /// <typeparam name="T">Type of the resource.</typeparam>
    /// <param name="builder">Builder of the resource.</param>
    /// <param name="name">Name of the variable.</param>
    /// <param name="value">Its value; null is the empty text.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, string name, string? value)
        where T : IResourceWithEnvironment => SetVariable(builder, name, value ?? string.Empty);

    /// <summary>Sets an environment variable to a text with values in it.</summary>
    /// <typeparam name="T">Type of the resource.</typeparam>
    /// <param name="builder">Builder of the resource.</param>
    /// <param name="name">Name of the variable.</param>
    /// <param name="value">An interpolated string.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithEnvironment<T>(
        this IResourceBuilder<T> builder,
        string name,
        in ReferenceExpression.ExpressionInterpolatedStringHandler value) where T : IResourceWithEnvironment =>
        builder.WithEnvironment(name, ReferenceExpression.Create(in value));

    /// <summary>Sets an environment variable to a text with values in it, and notes the resources it comes from.</summary>
    /// <typeparam name="T">Type of the resource.</typeparam>
    /// <param name="builder">Builder of the resource.</param>
    /// <param name="name">Name of the variable.</param>
    /// <param name="value">The expression.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, string name, ReferenceExpression value)
        where T : IResourceWithEnvironment => SetVariable(builder, name, value);

    /// <summary>Sets an environment variable to a value made when it is needed.</summary>
    /// <typeparam name="T">Type of the resource.</typeparam>
    /// <param name="builder">Builder of the resource.</param>
    /// <param name="name">Name of the variable.</param>
    /// <param name="callback">Makes the value.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, string name, Func<string> callback)
        where T : IResourceWithEnvironment => builder.WithAnnotation(new EnvironmentCallbackAnnotation(name, callback));

    /// <summary>Fills the environment.</summary>
    /// <typeparam name="T">Type of the resource.</typeparam>
    /// <param name="builder">Builder of the resource.</param>
    /// <param name="callback">Is given the variables so far.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, Action<EnvironmentCallbackContext> callback)
        where T : IResourceWithEnvironment => builder.WithAnnotation(new EnvironmentCallbackAnnotation(callback));

    /// <summary>Fills the environment.</summary>
    /// <typeparam name="T">Type of the resource.</typeparam>
    /// <param name="builder">Builder of the resource.</param>
    /// <param name="callback">Is given the variables so far.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, Func<EnvironmentCallbackContext, Task> callback)
        where T : IResourceWithEnvironment => builder.WithAnnotation(new EnvironmentCallbackAnnotation(callback));

    /// <summary>Sets an environment variable to the URL of an endpoint.</summary>
    /// <typeparam name="T">Type of the resource.</typeparam>
    /// <param name="builder">Builder of the resource.</param>
    /// <param name="name">Name of the variable.</param>
    /// <param name="endpointReference">The endpoint.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, string name, EndpointReference endpointReference)
        where T : IResourceWithEnvironment
    {
        ArgumentNullException.ThrowIfNull(endpointReference);
        return SetVariable(builder, name, endpointReference);
    }

    /// <summary>Sets an environment variable to the value of a parameter.</summary>
    /// <typeparam name="T">Type of the resource.</typeparam>
    /// <param name="builder">Builder of the resource.</param>
    /// <param name="name">Name of the variable.</param>
    /// <param name="parameter">The parameter.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, string name, IResourceBuilder<ParameterResource> parameter)
        where T : IResourceWithEnvironment
    {
        ArgumentNullException.ThrowIfNull(parameter);
        return SetVariable(builder, name, parameter.Resource);
    }

    /// <summary>Sets an environment variable to a connection string.</summary>
    /// <typeparam name="T">Type of the resource.</typeparam>
    /// <param name="builder">Builder of the resource.</param>
    /// <param name="envVarName">Name of the variable.</param>
    /// <param name="resource">The resource to connect to.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithEnvironment<T>(
        this IResourceBuilder<T> builder,
        string envVarName,
        IResourceBuilder<IResourceWithConnectionString> resource) where T : IResourceWithEnvironment
    {
        ArgumentNullException.ThrowIfNull(resource);
        return SetVariable(builder, envVarName, new ConnectionStringReference(resource.Resource, optional: false));
    }

    /// <summary>Sets an environment variable to a value.</summary>
    /// <typeparam name="T">Type of the resource.</typeparam>
    /// <param name="builder">Builder of the resource.</param>
    /// <param name="name">Name of the variable.</param>
    /// <param name="value">The value.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, string name, IExpressionValue value)
        where T : IResourceWithEnvironment => SetVariable(builder, name, value);

    /// <summary>Sets an environment variable to a value.</summary>
    /// <typeparam name="T">Type of the resource.</typeparam>
    /// <typeparam name="TValue">Type of the value.</typeparam>
    /// <param name="builder">Builder of the resource.</param>
    /// <param name="name">Name of the variable.</param>
    /// <param name="value">The value.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithEnvironment<T, TValue>(this IResourceBuilder<T> builder, string name, TValue value)
        where T : IResourceWithEnvironment
        where TValue : IValueProvider, IManifestExpressionProvider => SetVariable(builder, name, value);

    /// <summary>Adds arguments.</summary>
    /// <typeparam name="T">Type of the resource.</typeparam>
    /// <param name="builder">Builder of the resource.</param>
    /// <param name="args">Texts.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithArgs<T>(this IResourceBuilder<T> builder, params string[] args) where T : IResourceWithArgs =>
        builder.WithArgs((object[])args);

    /// <summary>Adds arguments, and notes the resources they come from.</summary>
    /// <typeparam name="T">Type of the resource.</typeparam>
    /// <param name="builder">Builder of the resource.</param>
    /// <param name="args">Texts, values, builders of resources that are values.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithArgs<T>(this IResourceBuilder<T> builder, params object[] args) where T : IResourceWithArgs
    {
        ArgumentNullException.ThrowIfNull(args);
        object[] values = [.. args.Select(arg => arg is IResourceBuilder<IResource> source ? source.Resource : arg)];
        foreach (var value in values)
            builder.NoteReferences(value);

        return builder.WithArgs(context =>
        {
            foreach (var value in values)
                context.Args.Add(value);
        });
    }

    /// <summary>Fills the arguments.</summary>
    /// <typeparam name="T">Type of the resource.</typeparam>
    /// <param name="builder">Builder of the resource.</param>
    /// <param name="callback">Is given the arguments so far.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithArgs<T>(this IResourceBuilder<T> builder, Action<CommandLineArgsCallbackContext> callback)
        where T : IResourceWithArgs
    {
        ArgumentNullException.ThrowIfNull(callback);
        return builder.WithArgs(context =>
        {
            callback(context);
            return Task.CompletedTask;
        });
    }

    /// <summary>Fills the arguments.</summary>
    /// <typeparam name="T">Type of the resource.</typeparam>
    /// <param name="builder">Builder of the resource.</param>
    /// <param name="callback">Is given the arguments so far.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithArgs<T>(this IResourceBuilder<T> builder, Func<CommandLineArgsCallbackContext, Task> callback)
        where T : IResourceWithArgs => builder.WithAnnotation(new CommandLineArgsCallbackAnnotation(callback));

    private static IResourceBuilder<T> SetVariable<T>(IResourceBuilder<T> builder, string name, object value) where T : IResourceWithEnvironment
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(value);
        return builder.NoteReferences(value).WithEnvironment(context => context.EnvironmentVariables[name] = value);
    }
}
