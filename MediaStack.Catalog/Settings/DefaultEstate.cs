namespace MediaStack.Catalog.Settings;

/// <summary>What is said about the estate that runs without a settings file.</summary>
public static class DefaultEstate
{
    /// <summary>A note for each service that is not selected and that somebody may miss, with the reason.</summary>
    /// <param name="settings">The settings that hold.</param>
    public static IReadOnlyList<Finding> LeftOut(StackSettings settings) =>
    [
        .. from service in ServiceCatalog.Services
           where !settings.Has(service.Id) && service.WhyNotDefault is not null
           select Finding.Note(
               FindingCodes.LeftOut,
               service.Id,
               $"{service.Title} is left out: {service.WhyNotDefault}",
               $"To have it, add \"{service.Id}\" to \"services\" in the settings file."),
    ];
}
