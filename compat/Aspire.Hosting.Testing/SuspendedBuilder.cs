using System.Reflection;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Aspire.Hosting.Pipelines;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Testing;

/// <summary>The builder of an app host that is held just before it builds.</summary>
/// <param name="appHost">The app host.</param>
/// <param name="builder">Its builder.</param>
internal sealed class SuspendedBuilder(RunningAppHost appHost, IDistributedApplicationBuilder builder) : IDistributedApplicationTestingBuilder
{
    private bool _built;

    public ConfigurationManager Configuration => builder.Configuration;

    public string AppHostDirectory => builder.AppHostDirectory;

    public Assembly? AppHostAssembly => builder.AppHostAssembly;

    public IHostEnvironment Environment => builder.Environment;

    public IServiceCollection Services => builder.Services;

    public DistributedApplicationExecutionContext ExecutionContext => builder.ExecutionContext;

    public IDistributedApplicationEventing Eventing => builder.Eventing;

    public IDistributedApplicationPipeline Pipeline => builder.Pipeline;

    public IResourceCollection Resources => builder.Resources;

    public IUserSecretsManager UserSecretsManager => builder.UserSecretsManager;

    public IResourceBuilder<T> AddResource<T>(T resource) where T : IResource => builder.AddResource(resource);

    public IResourceBuilder<T> CreateResourceBuilder<T>(T resource) where T : IResource => builder.CreateResourceBuilder(resource);

    public DistributedApplication Build() => BuildAsync().GetAwaiter().GetResult();

    public async Task<DistributedApplication> BuildAsync(CancellationToken cancellationToken = default)
    {
        _built = true;
        return new ObservedApplication(appHost, await appHost.BuildAsync(cancellationToken));
    }

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    // An application that was built is the test's, and stops the app host itself.
    public ValueTask DisposeAsync() => _built ? ValueTask.CompletedTask : appHost.DisposeAsync();
}
