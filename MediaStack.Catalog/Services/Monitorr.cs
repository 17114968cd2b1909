namespace MediaStack.Catalog.Services;

/// <summary>A page of lamps for services, by its former users' wish.</summary>
internal static class Monitorr
{
    public static ServiceDefinition Definition { get; } = new ServiceDefinition
    {
        Id = "monitorr",
        Title = "Monitorr",
        Category = ServiceCategory.Maintenance,
        Summary = "An older page that shows which services answer; Homepage does that, too.",
        Memory = new(64, 128),
        // Only behind the log-in may it be reached at all.
        Needs = [AccessLevels.LogIn, AccessLevels.Proxy],
        RunsAs = new(0, 0),
        WhyNotDefault = "Its makers gave it up in 2023, and its last version lets strangers in.",
        Caution = "nobody has maintained it since 2023, and its last version has a hole through which a stranger can run programs "
            + "(CVE-2020-28871). Keep it behind the log-in, and only for as long as you need it.",
    }.WithPage(8085, AccessLevel.TwoFactor, AccessLevel.OneFactor);
}
