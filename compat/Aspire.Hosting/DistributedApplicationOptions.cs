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

    /// <summary>Name of the application in the dashboard; null for that of the app host.</summary>
    public string? DashboardApplicationName { get; set; }

    /// <summary>True to accept http for the dashboard and for what it asks of the app host, on this machine only.</summary>
    public bool AllowUnsecuredTransport { get; set; }
}
