using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Orchestration;

/// <summary>A variable as a process gets it.</summary>
internal sealed record RunVariable(string Name, string Value, bool IsSecret);

/// <summary>An argument as a process gets it.</summary>
internal sealed record RunArgument(string Value, bool IsSecret);

/// <summary>What a resource is started with. A value that begins with <c>{{-</c> is a template of the orchestrator.</summary>
internal sealed record ResolvedValues(IReadOnlyList<RunVariable> Environment, IReadOnlyList<RunArgument> Arguments);

/// <summary>
/// Finds out what a resource is started with: calls its environment and argument callbacks, and asks for the values in them as the
/// resource's network sees them (a host process talks to <c>localhost</c>, a container to names of its network). Waits for values that
/// are not known yet.
/// </summary>
internal sealed class RunValues(
    DistributedApplicationExecutionContext context,
    ResourceNotificationService notifications,
    ResourceLoggerService logs,
    ConnectionStrings connectionStrings)
{
    /// <param name="resource">The resource; what it waits for must be there.</param>
    /// <param name="cancellationToken">Stops waiting for values.</param>
    /// <exception cref="DistributedApplicationException">A value can never be known.</exception>
    public async Task<ResolvedValues> ResolveAsync(IResource resource, CancellationToken cancellationToken)
    {
        var variables = await CollectVariablesAsync(resource, cancellationToken);
        var arguments = await CollectArgumentsAsync(resource, cancellationToken);
        var reader = ReaderFor(resource);

        await WaitForAsync(resource, [.. variables.Values, .. arguments], reader, cancellationToken);

        var environment = new List<RunVariable>();
        foreach (var (name, value) in variables)
        {
            if (await TextOf(value, reader, cancellationToken) is { } text)
                environment.Add(new RunVariable(name, text, ReferencedValues.AreSecret(value)));
        }

        var line = new List<RunArgument>();
        foreach (var value in arguments)
        {
            if (await TextOf(value, reader, cancellationToken) is { } text)
                line.Add(new RunArgument(text, ReferencedValues.AreSecret(value)));
        }

        return new ResolvedValues(environment, line);
    }

    /// <summary>The text of one value as a resource's network sees it; waits until it is known.</summary>
    public ValueTask<string?> TextOfAsync(object value, IResource resource, CancellationToken cancellationToken) =>
        TextOf(value, ReaderFor(resource), cancellationToken);

    /// <summary>The network from which a resource sees the endpoints of others.</summary>
    public static NetworkIdentifier NetworkOf(IResource resource) =>
        resource.IsContainer() ? KnownNetworkIdentifiers.DefaultAspireContainerNetwork : KnownNetworkIdentifiers.LocalhostNetwork;

    /// <summary>Waits for values that are not known yet, and meanwhile shows what is missing.</summary>
    private async Task WaitForAsync(IResource resource, object[] values, ValueProviderContext reader, CancellationToken cancellationToken)
    {
        var waits = MissingValues.In(values, reader, cancellationToken);
        if (waits.Count > 0)
        {
            var progress = new WaitProgress(notifications, resource, logs.GetLogger(resource), waits.Select(wait => wait.Name));
            await progress.BeginAsync();
            try
            {
                await Task.WhenAll(waits.Select(async wait =>
                {
                    await wait.Known;
                    await progress.FulfilledAsync(wait.Name);
                }));
            }
            finally
            {
                await WaitProgress.EndAsync(notifications, resource);
            }
        }

        foreach (var connection in values.SelectMany(ReferencedValues.ConnectionsIn).Distinct())
            await connectionStrings.AnnouncedAsync(connection).WaitAsync(cancellationToken);
    }

    private ValueProviderContext ReaderFor(IResource resource) =>
        new() { ExecutionContext = context, Caller = resource, Network = NetworkOf(resource) };

    private async Task<Dictionary<string, object>> CollectVariablesAsync(IResource resource, CancellationToken cancellationToken)
    {
        var collected = new EnvironmentCallbackContext(context, resource, cancellationToken: cancellationToken) { Logger = logs.GetLogger(resource) };
        foreach (var annotation in resource.Annotations.OfType<EnvironmentCallbackAnnotation>().ToArray())
            await annotation.Callback(collected);

        return collected.EnvironmentVariables;
    }

    private async Task<IList<object>> CollectArgumentsAsync(IResource resource, CancellationToken cancellationToken)
    {
        var collected = new CommandLineArgsCallbackContext([], resource, cancellationToken) { ExecutionContext = context, Logger = logs.GetLogger(resource) };
        foreach (var annotation in resource.Annotations.OfType<CommandLineArgsCallbackAnnotation>().ToArray())
            await annotation.Callback(collected);

        return collected.Args;
    }

    private static async ValueTask<string?> TextOf(object value, ValueProviderContext reader, CancellationToken cancellationToken) => value switch
    {
        string text => text,
        IValueProvider provider => await provider.GetValueAsync(reader, cancellationToken),
        _ => throw new DistributedApplicationException($"'{reader.Caller!.Name}' is given a {value.GetType().Name} as environment or "
            + "argument; give it a text, or a value such as a parameter, an endpoint or a reference expression."),
    };
}
