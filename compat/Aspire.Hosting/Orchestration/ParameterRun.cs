using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;

namespace Aspire.Hosting.Orchestration;

/// <summary>
/// Shows parameters as resources. One without a value is shown as <c>ValueMissing</c>, and whoever needs it waits until the
/// configuration has one.
/// </summary>
internal sealed class ParameterRun(
    IConfiguration configuration,
    ResourceNotificationService notifications,
    ResourceLoggerService logs) : IDisposable
{
    private const string Failed = "Error";
    private readonly Lock _lock = new();
    private List<ParameterResource> _missing = [];
    private IDisposable? _watch;

    public async Task StartAsync(IEnumerable<ParameterResource> parameters, CancellationToken cancellationToken)
    {
        foreach (var parameter in parameters)
        {
            parameter.WaitForValue();
            if (!await TryShowAsync(parameter, isFirst: true))
                _missing.Add(parameter);
        }

        if (_missing.Count > 0)
            _watch = ChangeToken.OnChange(configuration.GetReloadToken, () => _ = RetryAsync(cancellationToken));
    }

    public void Dispose() => _watch?.Dispose();

    private async Task RetryAsync(CancellationToken cancellationToken)
    {
        List<ParameterResource> tried;
        lock (_lock)
        {
            tried = _missing;
            _missing = [];
        }

        foreach (var parameter in tried)
        {
            if (cancellationToken.IsCancellationRequested || await TryShowAsync(parameter, isFirst: false))
                continue;

            lock (_lock)
                _missing.Add(parameter);
        }
    }

    /// <returns>False when the value is still missing.</returns>
    private async Task<bool> TryShowAsync(ParameterResource parameter, bool isFirst)
    {
        try
        {
            var value = parameter.ReadValue();
            await ShowAsync(parameter, KnownResourceStates.Running, value);
            return true;
        }
        catch (MissingParameterValueException exception)
        {
            if (isFirst)
            {
                logs.GetLogger(parameter).LogError("{Message}", exception.Message);
                await ShowAsync(parameter, new ResourceStateSnapshot(KnownResourceStates.ValueMissing, KnownResourceStateStyles.Warn), null);
            }

            return false;
        }
#pragma warning disable CA1031 // The value may be computed by somebody else's code; its error is that of whoever needs the value.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            logs.GetLogger(parameter).LogError(exception, "The value could not be computed");
            parameter.FailValue(exception);
            await ShowAsync(parameter, new ResourceStateSnapshot(Failed, KnownResourceStateStyles.Error), null);
            return true;
        }
    }

    private Task ShowAsync(ParameterResource parameter, ResourceStateSnapshot? state, string? value) =>
        notifications.PublishUpdateAsync(parameter, snapshot => snapshot with
        {
            State = state,
            Properties = snapshot.Properties.Set(KnownProperties.ParameterValue, value ?? string.Empty, parameter.Secret),
        });
}
