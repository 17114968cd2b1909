namespace Aspire.Hosting.ApplicationModel;

/// <summary>How a resource is published. Of the official type only the mark "not at all" is here.</summary>
public class ManifestPublishingCallbackAnnotation : IResourceAnnotation
{
    private ManifestPublishingCallbackAnnotation()
    {
    }

    /// <summary>Publishers leave the resource out.</summary>
    public static ManifestPublishingCallbackAnnotation Ignore { get; } = new();
}
