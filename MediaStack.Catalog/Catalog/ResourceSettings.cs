using System.Globalization;

namespace MediaStack.Catalog;

/// <summary>The settings of every service for what it may use of the host.</summary>
public static class ResourceSettings
{
    /// <summary>The key of the stack's setting that says whether this host's kernel can limit processors.</summary>
    public const string ProcessorLimits = "processor-limits";

    /// <summary>The key of the stack's setting with the memory of this host.</summary>
    public const string HostMemory = "host-memory";

    private const long Megabyte = 1L << 20;

    /// <summary>The key of the setting with a service's memory limit, <c>sonarr.memory</c>.</summary>
    /// <param name="serviceId">A service id.</param>
    public static string MemoryKey(string serviceId) => serviceId + ".memory";

    /// <summary>The key of the setting with a service's limit of processors, <c>sonarr.processors</c>.</summary>
    /// <param name="serviceId">A service id.</param>
    public static string ProcessorsKey(string serviceId) => serviceId + ".processors";

    /// <summary>The definition with its two limits behind the settings of its own; unchanged where it says nothing of its memory.</summary>
    /// <param name="service">A service.</param>
    internal static ServiceDefinition WithLimits(this ServiceDefinition service) => service.Memory is { } memory
        ? service with { Settings = [.. service.Settings, Memory(service, memory), Processors(service)] }
        : service;

    private static SettingDefinition Memory(ServiceDefinition service, MemoryNeed memory) => new()
    {
        Key = MemoryKey(service.Id),
        Kind = SettingKind.Size,
        Label = $"Memory for {service.Title}",
        Help = $"The most that it may take, such as 1GB; at home it takes about {memory.TypicalMiB.ToString(CultureInfo.InvariantCulture)}MB. "
            + "Beyond it, the engine restarts it.",
        Default = $"{memory.LimitMiB.ToString(CultureInfo.InvariantCulture)}MB",
        // The engine takes no less than 6; below this nothing here starts.
        Minimum = 16 * Megabyte,
        Advanced = true,
    };

    private static SettingDefinition Processors(ServiceDefinition service) => new()
    {
        Key = ProcessorsKey(service.Id),
        Kind = SettingKind.Number,
        Label = $"Processors for {service.Title}",
        Help = "How many of the host's processors it may keep busy, and no more than there are; all of them if empty.",
        Minimum = 1,
        Maximum = 1024,
        DependsOn = [SettingCondition.Has(ProcessorLimits, "true")],
        Advanced = true,
    };
}
