using System.Collections.Immutable;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Shows a resource as waiting, and what for.</summary>
internal sealed class WaitProgress(ResourceNotificationService notifications, IResource resource, ILogger logger, IEnumerable<string> names)
{
    // A name is there once for each wait.
    private ImmutableArray<string> _open = [.. names];

    public Task BeginAsync()
    {
        logger.LogInformation("Waiting for {Resources}", string.Join(", ", _open.Distinct(ResourceName.Comparer)));
        return notifications.PublishUpdateAsync(resource, snapshot => Show(snapshot) with { State = KnownResourceStates.Waiting });
    }

    /// <summary>One of them is there. The state stays: whoever starts the resource goes on from it.</summary>
    public Task FulfilledAsync(string name)
    {
        ImmutableInterlocked.Update(ref _open, open => open.Remove(name, ResourceName.Comparer));
        if (!_open.Contains(name, ResourceName.Comparer))
            logger.LogInformation("{Resource} is there", name);

        return notifications.PublishUpdateAsync(resource, Show);
    }

    /// <summary>It does not wait any more, whether fulfilled or not.</summary>
    public static Task EndAsync(ResourceNotificationService notifications, IResource resource) =>
        notifications.PublishUpdateAsync(resource, snapshot => snapshot with
        {
            State = snapshot.State?.Text == KnownResourceStates.Waiting ? KnownResourceStates.Starting : snapshot.State,
            Properties = snapshot.Properties.Without(KnownProperties.WaitingFor),
        });

    /// <summary>What a resource waits for, as a list in words; empty when it does not wait.</summary>
    public static string Describe(CustomResourceSnapshot snapshot) => string.Join(", ", WaitingFor(snapshot));

    /// <summary>What a resource waits for.</summary>
    public static ImmutableArray<string> WaitingFor(CustomResourceSnapshot snapshot) =>
        snapshot.Properties.FirstOrDefault(property => property.Name == KnownProperties.WaitingFor)?.Value is ImmutableArray<string> names ? names : [];

    private CustomResourceSnapshot Show(CustomResourceSnapshot snapshot) => snapshot with
    {
        Properties = _open.IsEmpty
            ? snapshot.Properties.Without(KnownProperties.WaitingFor)
            : snapshot.Properties.Set(KnownProperties.WaitingFor, _open.Distinct(ResourceName.Comparer).ToImmutableArray()),
    };
}
