using System.Runtime.Versioning;

// File modes and signals are tested.
[assembly: SupportedOSPlatform("linux")]
