namespace MediaStack.Catalog.Services;

/// <summary>Tells the owner when something is wrong.</summary>
internal static class Alertmanager
{
    public static ServiceDefinition Definition { get; } = new ServiceDefinition
    {
        Id = "alertmanager",
        Title = "Alertmanager",
        Category = ServiceCategory.Monitoring,
        Summary = "Tells you once when something is wrong, and when it is well again.",
        Memory = new(32, 128),
        Needs = ["prometheus"],
        Goals = [Goal.Monitoring],
        // The image's own user, nobody.
        RunsAs = new(65534, 65534),
        WhyNotDefault = "Without a way to reach you, its alerts stand on a page that nobody looks at.",
    }.WithPage(9093, AccessLevel.Internal, AccessLevel.Lan, AccessLevel.OneFactor, AccessLevel.TwoFactor);
}
