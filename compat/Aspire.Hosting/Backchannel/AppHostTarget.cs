using System.Text.Json;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Pipelines;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Backchannel;

/// <summary>What the command line that started the app host may ask of it while it publishes.</summary>
internal sealed class AppHostTarget(ActivityFeed feed, IServiceProvider services, IHostApplicationLifetime lifetime) : IRpcTarget
{
    private readonly TaskCompletionSource _publishingWanted = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when the command line asks for the activities; one that only lists the steps never does.</summary>
    public Task PublishingWanted => _publishingWanted.Task;

    public async Task<RpcResult?> InvokeAsync(string method, JsonElement arguments, CancellationToken cancellationToken) => method switch
    {
        "GetCapabilitiesAsync" => new RpcResult.Value(WriteCapabilities),
        "GetPublishingActivitiesAsync" => GetPublishingActivities(),
        "GetPipelineStepsAsync" => await GetPipelineStepsAsync(StepName(arguments), cancellationToken),
        // No step asks a question, so an answer can only be late.
        "CompletePromptResponseAsync" or "UpdatePromptResponseAsync" => RpcResult.Nothing(),
        "RequestStopAsync" => RpcResult.Nothing(afterSent: lifetime.StopApplication),
        _ => null,
    };

    private RpcResult.Sequence GetPublishingActivities()
    {
        _publishingWanted.TrySetResult();
        return new RpcResult.Sequence(feed.ReadAsync());
    }

    private async Task<RpcResult.Value> GetPipelineStepsAsync(string? stepName, CancellationToken cancellationToken)
    {
        await services.GetRequiredService<BeforeStartPhase>().EnsureAsync(cancellationToken);
        var context = new PipelineContext(
            services.GetRequiredService<DistributedApplicationModel>(),
            services.GetRequiredService<DistributedApplicationExecutionContext>(),
            services,
            services.GetRequiredService<ILogger<AppHostTarget>>(),
            cancellationToken);
        var pipeline = (DistributedApplicationPipeline)services.GetRequiredService<IDistributedApplicationPipeline>();
        var graph = await pipeline.ResolveAsync(context);
        if (!string.IsNullOrEmpty(stepName))
            graph = graph.Select(stepName);
        return new RpcResult.Value(writer => WriteSteps(writer, graph));
    }

    private static string? StepName(JsonElement arguments)
    {
        if (arguments.ValueKind != JsonValueKind.Array || arguments.GetArrayLength() == 0 || arguments[0].ValueKind != JsonValueKind.Object)
            return null;

        foreach (var property in arguments[0].EnumerateObject())
        {
            if (property.Name.Equals("step", StringComparison.OrdinalIgnoreCase))
                return property.Value.GetString();
        }

        return null;
    }

    private static void WriteCapabilities(Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        writer.WriteStringValue("baseline.v2");
        writer.WriteStringValue("pipeline-steps.v1");
        writer.WriteEndArray();
    }

    private static void WriteSteps(Utf8JsonWriter writer, PipelineGraph graph)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("steps");
        foreach (var step in graph.Steps)
        {
            writer.WriteStartObject();
            writer.WriteString("name", step.Name);
            writer.WriteString("description", step.Description);
            WriteStrings(writer, "dependsOn", graph.DependenciesOf(step));
            WriteStrings(writer, "tags", step.Tags);
            writer.WriteString("resourceName", step.Resource?.Name);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteStrings(Utf8JsonWriter writer, string name, IEnumerable<string> values)
    {
        writer.WriteStartArray(name);
        foreach (var value in values)
            writer.WriteStringValue(value);
        writer.WriteEndArray();
    }
}
