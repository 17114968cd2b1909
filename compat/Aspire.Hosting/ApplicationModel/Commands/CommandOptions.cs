using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Whether a command can be given.</summary>
public enum ResourceCommandState
{
    /// <summary>It can.</summary>
    Enabled,

    /// <summary>It is shown, but cannot.</summary>
    Disabled,

    /// <summary>It is not shown.</summary>
    Hidden,
}

/// <summary>Who may give a command.</summary>
[Flags]
public enum ResourceCommandVisibility
{
    /// <summary>Nobody.</summary>
    None = 0,

    /// <summary>People in the dashboard.</summary>
    UI = 1,

    /// <summary>Programs and the command line.</summary>
    Api = 2,
}

/// <summary>Looks and rules of a command.</summary>
public class CommandOptions
{
    /// <summary>What it does, for people.</summary>
    public string? Description { get; set; }

    /// <summary>Who may give it; everybody unless said.</summary>
    public ResourceCommandVisibility Visibility { get; set; } = ResourceCommandVisibility.UI | ResourceCommandVisibility.Api;

    /// <summary>Question to ask before it is done; null for none.</summary>
    public string? ConfirmationMessage { get; set; }

    /// <summary>Name of a Fluent UI system icon; null for none.</summary>
    public string? IconName { get; set; }

    /// <summary>Outline or filled.</summary>
    public IconVariant? IconVariant { get; set; }

    /// <summary>True to show it beside the resource instead of in its menu.</summary>
    public bool IsHighlighted { get; set; }

    /// <summary>Says whether it can be given now; null for always.</summary>
    public Func<UpdateCommandStateContext, ResourceCommandState>? UpdateState { get; set; }
}

/// <summary>What is known when a command's state is asked for.</summary>
public sealed class UpdateCommandStateContext
{
    /// <summary>What is known of the resource.</summary>
    public required CustomResourceSnapshot ResourceSnapshot { get; init; }

    /// <summary>The services of the app host.</summary>
    public required IServiceProvider Services { get; init; }
}

/// <summary>What is known when a command is given.</summary>
public sealed class ExecuteCommandContext
{
    /// <summary>The services of the app host.</summary>
    public required IServiceProvider Services { get; init; }

    /// <summary>Name of the resource's instance.</summary>
    public required string ResourceName { get; init; }

    /// <summary>Stops the command.</summary>
    public required CancellationToken CancellationToken { get; init; }

    /// <summary>Log of the resource.</summary>
    public required ILogger Logger { get; init; }
}
