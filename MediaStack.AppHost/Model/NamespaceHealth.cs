namespace MediaStack.AppHost.Model;

/// <summary>
/// The health of a service inside another one's network namespace. When the owner of the namespace is restarted by the engine, those
/// inside stay behind in a namespace without interfaces, where the loopback and so their own page still answers.
/// </summary>
internal static class NamespaceHealth
{
    /// <summary>What the check says when the namespace is gone, so that the supervisor can tell it from any other illness.</summary>
    public const string Gone = "namespace-gone";

    // A namespace that is gone has no route; the first line of the table is its heading.
    private const string HasRoute = $"if [ \"$(wc -l < /proc/net/route)\" -lt 2 ]; then echo {Gone}; exit 1; fi";

    /// <summary>Adds the look at the namespace to a service's own health check, and makes it quick.</summary>
    public static HealthProbe Watch(HealthProbe probe) => probe with
    {
        Test = ["CMD-SHELL", $"{HasRoute}; {probe.ShellLine}"],
        Interval = TimeSpan.FromSeconds(5),
        Retries = 3,
    };
}
