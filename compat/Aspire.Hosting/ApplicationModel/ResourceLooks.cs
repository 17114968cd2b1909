namespace Aspire.Hosting.ApplicationModel;

/// <summary>Shapes of an icon.</summary>
public enum IconVariant
{
    /// <summary>Outline.</summary>
    Regular,

    /// <summary>Filled.</summary>
    Filled,
}

/// <summary>The icon of a resource in the dashboard.</summary>
/// <param name="iconName">Name of a Fluent UI system icon.</param>
/// <param name="iconVariant">Outline or filled.</param>
public sealed class ResourceIconAnnotation(string iconName, IconVariant iconVariant = IconVariant.Filled) : IResourceAnnotation
{
    /// <summary>Name of a Fluent UI system icon.</summary>
    public string IconName { get; } = iconName;

    /// <summary>Outline or filled.</summary>
    public IconVariant IconVariant { get; } = iconVariant;
}

/// <summary>The resource is not started with the application, only on command.</summary>
public sealed class ExplicitStartupAnnotation : IResourceAnnotation
{
}
