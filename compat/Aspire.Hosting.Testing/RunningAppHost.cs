using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Testing;

/// <summary>An app host's program on a thread of its own, held at the points where a test has its say.</summary>
/// <param name="assembly">The app host's assembly.</param>
/// <param name="args">Its command line.</param>
/// <param name="configure">Changes how it creates its builder.</param>
internal sealed class RunningAppHost(
    Assembly assembly, string[] args, Action<DistributedApplicationOptions, HostApplicationBuilderSettings> configure) : AppHostObserver, IAsyncDisposable
{
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(30);

    private readonly TaskCompletionSource<IDistributedApplicationBuilder> _described = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<bool> _mayBuild = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<DistributedApplication> _built = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IDistributedApplicationBuilder? _builder;

    /// <summary>Starts the program.</summary>
    /// <returns>Its builder, when it has described everything.</returns>
    public Task<IDistributedApplicationBuilder> DescribeAsync(CancellationToken cancellationToken)
    {
        var program = assembly.EntryPoint ?? throw new InvalidOperationException($"'{assembly.GetName().Name}' is no program: name a type of the "
            + "app host's assembly, such as Projects.MyApp_AppHost.");
        new Thread(() => Run(program)) { IsBackground = true, Name = $"App host {assembly.GetName().Name}" }.Start();
        return _described.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Lets the program build its application; it goes on to start it.</summary>
    public Task<DistributedApplication> BuildAsync(CancellationToken cancellationToken)
    {
        _mayBuild.TrySetResult(true);
        return _built.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Returns when the program has started its application.</summary>
    public Task StartedAsync(CancellationToken cancellationToken) => _started.Task.WaitAsync(cancellationToken);

    /// <summary>Stops the application, and returns when the program has ended.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _mayBuild.TrySetResult(false);
        if (_built.Task.IsCompletedSuccessfully)
            (await _built.Task).Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        await _ended.Task.WaitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            using var limit = new CancellationTokenSource(StopLimit);
            await StopAsync(limit.Token);
        }
        catch (ObjectDisposedException)
        {
            // The program has stopped and disposed its application meanwhile.
            await _ended.Task;
        }
    }

    /// <inheritdoc/>
    public override void Constructing(DistributedApplicationOptions options, HostApplicationBuilderSettings settings)
    {
        TestDefaults.Apply(assembly, options, settings);
        configure(options, settings);
    }

    /// <inheritdoc/>
    public override void Constructed(IDistributedApplicationBuilder builder)
    {
        builder.Services.AddHttpClient();
        _builder = builder;
    }

    /// <inheritdoc/>
    public override void Building()
    {
        _described.TrySetResult(_builder ?? throw new InvalidOperationException("The app host builds without a builder."));
        if (!_mayBuild.Task.GetAwaiter().GetResult())
            throw new OperationCanceledException("The test needs no application.");
    }

    /// <inheritdoc/>
    public override void Built(DistributedApplication application) => _built.TrySetResult(application);

    /// <inheritdoc/>
    public override void Started(Exception? error)
    {
        if (error is null)
            _started.TrySetResult();
        else
            _started.TrySetException(error);
    }

    private void Run(MethodInfo program)
    {
        Current = this;
        Exception? error = null;
        try
        {
            program.Invoke(null, program.GetParameters().Length == 0 ? null : [args]);
        }
#pragma warning disable CA1031 // Every error of the program is the test's to see.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            error = exception is TargetInvocationException { InnerException: { } inner } ? inner : exception;
        }

        error ??= new InvalidOperationException($"The app host '{assembly.GetName().Name}' has ended.");
        _described.TrySetException(error);
        _built.TrySetException(error);
        _started.TrySetException(error);
        // Nobody need look at them.
        _ = (_described.Task.Exception, _built.Task.Exception, _started.Task.Exception);
        _ended.TrySetResult();
    }
}
