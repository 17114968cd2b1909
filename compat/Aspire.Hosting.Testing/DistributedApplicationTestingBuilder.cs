using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Testing;

/// <summary>Runs app hosts inside of tests.</summary>
public static class DistributedApplicationTestingBuilder
{
    /// <summary>Runs the app host up to the point where it builds its application.</summary>
    /// <typeparam name="TEntryPoint">Any type of the app host's assembly, such as <c>Projects.MyApp_AppHost</c>.</typeparam>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The app host's own builder.</returns>
    /// <exception cref="InvalidOperationException">The assembly is no program, or it ended without creating a builder.</exception>
    public static Task<IDistributedApplicationTestingBuilder> CreateAsync<TEntryPoint>(CancellationToken cancellationToken = default)
        where TEntryPoint : class => CreateAsync<TEntryPoint>([], cancellationToken);

    /// <summary>Runs the app host up to the point where it builds its application.</summary>
    /// <param name="entryPoint">Any type of the app host's assembly.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The app host's own builder.</returns>
    /// <exception cref="InvalidOperationException">The assembly is no program, or it ended without creating a builder.</exception>
    public static Task<IDistributedApplicationTestingBuilder> CreateAsync(Type entryPoint, CancellationToken cancellationToken = default) =>
        CreateAsync(entryPoint, [], cancellationToken);

    /// <summary>Runs the app host up to the point where it builds its application.</summary>
    /// <typeparam name="TEntryPoint">Any type of the app host's assembly.</typeparam>
    /// <param name="args">Command line of the app host.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The app host's own builder.</returns>
    /// <exception cref="InvalidOperationException">The assembly is no program, or it ended without creating a builder.</exception>
    public static Task<IDistributedApplicationTestingBuilder> CreateAsync<TEntryPoint>(string[] args, CancellationToken cancellationToken = default)
        where TEntryPoint : class => CreateAsync<TEntryPoint>(args, (_, _) => { }, cancellationToken);

    /// <summary>Runs the app host up to the point where it builds its application.</summary>
    /// <param name="entryPoint">Any type of the app host's assembly.</param>
    /// <param name="args">Command line of the app host.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The app host's own builder.</returns>
    /// <exception cref="InvalidOperationException">The assembly is no program, or it ended without creating a builder.</exception>
    public static Task<IDistributedApplicationTestingBuilder> CreateAsync(Type entryPoint, string[] args, CancellationToken cancellationToken = default) =>
        CreateAsync(entryPoint, args, (_, _) => { }, cancellationToken);

    /// <summary>Runs the app host up to the point where it builds its application.</summary>
    /// <typeparam name="TEntryPoint">Any type of the app host's assembly.</typeparam>
    /// <param name="args">Command line of the app host.</param>
    /// <param name="configureBuilder">Changes how the app host creates its builder.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The app host's own builder.</returns>
    /// <exception cref="InvalidOperationException">The assembly is no program, or it ended without creating a builder.</exception>
    public static Task<IDistributedApplicationTestingBuilder> CreateAsync<TEntryPoint>(
        string[] args, Action<DistributedApplicationOptions, HostApplicationBuilderSettings> configureBuilder, CancellationToken cancellationToken = default)
        where TEntryPoint : class => DescribeAsync(typeof(TEntryPoint), args, configureBuilder, cancellationToken);

    /// <summary>Runs the app host up to the point where it builds its application.</summary>
    /// <param name="entryPoint">Any type of the app host's assembly.</param>
    /// <param name="args">Command line of the app host.</param>
    /// <param name="configureBuilder">Changes how the app host creates its builder.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The app host's own builder.</returns>
    /// <exception cref="InvalidOperationException">The assembly is no program, or it ended without creating a builder.</exception>
    public static Task<IDistributedApplicationTestingBuilder> CreateAsync(
        Type entryPoint, string[] args, Action<DistributedApplicationOptions, HostApplicationBuilderSettings> configureBuilder, CancellationToken cancellationToken = default) =>
        DescribeAsync(entryPoint, args, configureBuilder, cancellationToken);

    private static async Task<IDistributedApplicationTestingBuilder> DescribeAsync(
        Type entryPoint, string[] args, Action<DistributedApplicationOptions, HostApplicationBuilderSettings> configureBuilder, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entryPoint);
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(configureBuilder);
        var running = new RunningAppHost(entryPoint.Assembly, args, configureBuilder);
        return new SuspendedBuilder(running, await running.DescribeAsync(cancellationToken));
    }
}
