using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Testing;

/// <summary>
/// What somebody wants to see who runs an app host inside his own process. It holds for the thread (and what flows from it) that runs the
/// app host; without one the app host is on its own.
/// </summary>
internal abstract class AppHostObserver
{
    private static readonly AsyncLocal<AppHostObserver?> s_current = new();

    /// <summary>The observer of the app host that is running here; null for none.</summary>
    public static AppHostObserver? Current
    {
        get => s_current.Value;
        set => s_current.Value = value;
    }

    /// <summary>A builder is about to be created; both may be changed.</summary>
    public abstract void Constructing(DistributedApplicationOptions options, HostApplicationBuilderSettings settings);

    /// <summary>The builder was created.</summary>
    public abstract void Constructed(IDistributedApplicationBuilder builder);

    /// <summary>The app host has described everything and wants to build; it goes on when this returns.</summary>
    public abstract void Building();

    /// <summary>The application was built.</summary>
    public abstract void Built(DistributedApplication application);

    /// <summary>The application was started, or could not be.</summary>
    /// <param name="error">What went wrong; null when nothing did.</param>
    public abstract void Started(Exception? error);
}
