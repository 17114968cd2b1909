using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Http.Resilience;

namespace MediaStack.ServiceDefaults;

/// <summary>
/// What every <see cref="HttpClient"/> of the factory can: find another process by its name (<c>https+http://api</c> is looked up as
/// <c>services:api:https:0</c>, then <c>services:api:http:0</c>, which the app host's references set), and survive a hiccup of it.
/// </summary>
internal static class CallsByName
{
    // A person waits for the answer; a process that restarts is back in about a second.
    private static readonly TimeSpan s_firstPause = TimeSpan.FromMilliseconds(200);

    /// <summary>
    /// Adds both to all clients: three retries of requests that may be repeated, ten seconds an attempt, thirty in all, and a circuit
    /// breaker for a process that keeps failing.
    /// </summary>
    public static void AddCallsByName(this IHostApplicationBuilder builder)
    {
        builder.Services.AddServiceDiscovery();
        builder.Services.ConfigureHttpClientDefaults(http =>
        {
            http.AddStandardResilienceHandler(options =>
            {
                options.Retry.Delay = s_firstPause;
                options.Retry.DisableForUnsafeHttpMethods();
            });
            http.AddServiceDiscovery();
        });
    }
}
