namespace Aspire.Hosting.Testing;

/// <summary>Builder of an application under test. What is changed here goes into effect when the application is built.</summary>
public interface IDistributedApplicationTestingBuilder : IDistributedApplicationBuilder, IAsyncDisposable, IDisposable
{
    /// <summary>Builds the application: the app host goes on from where it builds.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The application. Disposing it stops the app host.</returns>
    /// <exception cref="InvalidOperationException">The app host ended before it built an application.</exception>
    Task<DistributedApplication> BuildAsync(CancellationToken cancellationToken = default);
}
