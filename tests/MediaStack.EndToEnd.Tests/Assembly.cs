using System.Runtime.Versioning;

// Engines, owners of files and the published product are those of Linux.
[assembly: SupportedOSPlatform("linux")]
