using System.Runtime.InteropServices;

namespace MediaStack.Api.System;

/// <summary>What the API can see of the machine it runs on.</summary>
/// <param name="Product">Version of the product.</param>
/// <param name="OperatingSystem">Name and version of the operating system.</param>
/// <param name="Architecture">Processor architecture, such as <c>x64</c>.</param>
/// <param name="Processors">Processors that this process may use.</param>
/// <param name="MemoryBytes">Memory that this process may use, in bytes.</param>
/// <param name="Runtime">Version of .NET.</param>
/// <param name="TimeZone">IANA name of the local time zone.</param>
internal sealed record SystemInformation(
    string Product, string OperatingSystem, string Architecture, int Processors, long MemoryBytes, string Runtime, string TimeZone)
{
    /// <summary>Reads the current values.</summary>
    public static SystemInformation Read() => new(
        ServiceDefaults.ServiceDefaults.ProductVersion,
        RuntimeInformation.OSDescription,
        Name(RuntimeInformation.OSArchitecture),
        Environment.ProcessorCount,
        GC.GetGCMemoryInfo().TotalAvailableMemoryBytes,
        Environment.Version.ToString(),
        TimeZoneInfo.Local.Id);

    private static string Name(Architecture architecture) => architecture switch
    {
        global::System.Runtime.InteropServices.Architecture.X64 => "x64",
        global::System.Runtime.InteropServices.Architecture.Arm64 => "arm64",
        global::System.Runtime.InteropServices.Architecture.Arm => "arm",
        _ => architecture.ToString(),
    };
}
