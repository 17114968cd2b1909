using MediaStack.AppHost.Formats;

namespace MediaStack.AppHost.Model;

/// <summary>
/// The health of a service inside another one's network namespace. When the owner of the namespace is restarted by the engine, those
/// inside stay behind in a namespace without interfaces, where the loopback and so their own page still answers.
/// </summary>
internal static class NamespaceHealth
{
    // A namespace that is gone has no route; the first line of the table is its heading.
    private const string HasRoute = "[ \"$(wc -l < /proc/net/route)\" -gt 1 ]";

    /// <summary>Adds the look at the namespace to a service's own health check, and makes it quick.</summary>
    public static HealthProbe Watch(HealthProbe probe) => probe with
    {
        Test = ["CMD-SHELL", $"{HasRoute} && {Line(probe.Test)}"],
        Interval = TimeSpan.FromSeconds(5),
        Retries = 3,
    };

    private static string Line(IReadOnlyList<string> test) =>
        test[0] == "CMD-SHELL" ? $"{{ {test[1]}; }}" : string.Join(' ', test.Skip(1).Select(ShellScript.Quote));
}
