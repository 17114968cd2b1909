namespace Aspire.Hosting;

/// <summary>How an app host is created.</summary>
public sealed class DistributedApplicationOptions
{
    /// <summary>Command-line arguments of the app host; null for none.</summary>
    public string[]? Args { get; set; }

    /// <summary>Name of the app host's assembly; null for the entry assembly. It carries the project folder and the user-secrets id.</summary>
    public string? AssemblyName { get; set; }

    /// <summary>Folder of the app host project; null for what the assembly says, else the working directory.</summary>
    public string? ProjectDirectory { get; set; }

    /// <summary>True to run without dashboard. A resource then fails when what it waits for has failed, as nobody could start that again.</summary>
    public bool DisableDashboard { get; set; }
}
