using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Docker;
using Aspire.Hosting.Eventing;
using Aspire.Hosting.Lifecycle;
using Aspire.Hosting.Pipelines;
using MediaStack.Tests;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Compat.Tests.Docker;

/// <summary>Publishes a model with the compose environment <c>prod</c> into a scratch folder; what a step throws reaches the test.</summary>
internal sealed class ComposeRun : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public string Output => _folder.At("out");

    /// <summary>Folder of the app host, where relative paths of the model start.</summary>
    public string AppHost => _folder.At("apphost");

    public string ComposeFile => File.ReadAllText(Path.Combine(Output, "docker-compose.yaml"));

    public string EnvFile => File.ReadAllText(Path.Combine(Output, ".env"));

    /// <summary>Publishes in one go and returns the compose file.</summary>
    public static async Task<string> ComposeFileOfAsync(Action<IDistributedApplicationBuilder> model)
    {
        using var run = new ComposeRun();
        await run.PublishAsync((builder, environment) =>
        {
            environment.WithDashboard(false);
            model(builder);
        });
        return run.ComposeFile;
    }

    public Task PublishAsync(
        Action<IDistributedApplicationBuilder, IResourceBuilder<DockerComposeEnvironmentResource>> model,
        string step = WellKnownPipelineSteps.Publish,
        params string[] args) =>
        RunAsync(builder => model(builder, builder.AddDockerComposeEnvironment("prod")), step, args);

    public async Task RunAsync(Action<IDistributedApplicationBuilder> model, string step = WellKnownPipelineSteps.Publish, params string[] args)
    {
        Directory.CreateDirectory(AppHost);
        var builder = DistributedApplication.CreateBuilder(new DistributedApplicationOptions
        {
            Args = ["--operation", "publish", "--step", step, "--output-path", Output, .. args],
            ProjectDirectory = AppHost,
        });
        builder.Services.AddSingleton<IPipelineActivityReporter, NullPublishingActivityReporter>();
        model(builder);

        await using var app = builder.Build();
        var cancellationToken = TestContext.Current.CancellationToken;
        var executionContext = app.Services.GetRequiredService<DistributedApplicationExecutionContext>();
        foreach (var subscriber in app.Services.GetServices<IDistributedApplicationEventingSubscriber>())
            await subscriber.SubscribeAsync(app.Services.GetRequiredService<IDistributedApplicationEventing>(), executionContext, cancellationToken);
        await app.Services.GetRequiredService<BeforeStartPhase>().EnsureAsync(cancellationToken);
        await app.Services.GetRequiredService<IDistributedApplicationPipeline>().ExecuteAsync(new PipelineContext(
            app.Services.GetRequiredService<DistributedApplicationModel>(),
            executionContext,
            app.Services,
            NullLogger.Instance,
            cancellationToken));
    }

    /// <summary>A project file for <c>AddProject</c>.</summary>
    public string Project(string name) => _folder.Write($"{name}/{name}.csproj", "<Project Sdk=\"Microsoft.NET.Sdk.Web\" />");

    public string Write(string relativePath, string text) => _folder.Write(relativePath, text);

    public void Dispose() => _folder.Dispose();
}
