namespace MediaStack.Catalog.Settings.Rules;

/// <summary>What the services take together, against what the host has.</summary>
internal sealed class HostMemoryRule : ISettingsRule
{
    public IEnumerable<Finding> Check(SettingsView settings)
    {
        if (settings.ValueOf(ResourceSettings.HostMemory) is not { } value || Quantities.Bytes(value) is not { } bytes)
            yield break;

        var needed = settings.Services.Sum(service => (long)(service.Memory?.TypicalMiB ?? 0));
        if (needed > bytes >> 20)
        {
            yield return Finding.Warning(FindingCodes.Memory, ResourceSettings.HostMemory,
                $"The services take about {needed}MB together, and the host has {value}.",
                "Remove services that you can do without; monitoring first.");
        }
    }
}
