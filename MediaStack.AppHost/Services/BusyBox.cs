namespace MediaStack.AppHost.Services;

/// <summary>The image of the estate's own small helpers.</summary>
internal static class BusyBox
{
    /// <summary>Image.</summary>
    public const string Image = "busybox";

    /// <summary>Exact tag.</summary>
    public const string Tag = "1.37.0";
}
