using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Dashboard;

/// <summary>Keeps secret values from leaving the app host: a dashboard is shown on screens, and what the command line prints gets into reports.</summary>
internal static class SecretMask
{
    /// <summary>What is shown in place of a secret; it does not tell the secret's length.</summary>
    public const string Text = "********";

    public static string? Show(EnvironmentVariableSnapshot variable) => variable is { IsSecret: true, Value: not null } ? Text : variable.Value;

    public static object? Show(ResourcePropertySnapshot property) => property is { IsSensitive: true, Value: not null } ? Text : property.Value;
}
