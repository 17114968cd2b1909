using System.Diagnostics;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A command that people can give a resource. Of the official constructors' parameters those for dialogs are not here.</summary>
[DebuggerDisplay("Name = {Name}")]
public sealed class ResourceCommandAnnotation : IResourceAnnotation
{
    private ResourceCommandAnnotation(
        string name,
        string displayName,
        Func<ExecuteCommandContext, Task<ExecuteCommandResult>> executeCommand,
        CommandOptions options)
    {
        Name = name;
        DisplayName = displayName;
        ExecuteCommand = executeCommand;
        UpdateState = options.UpdateState ?? (_ => ResourceCommandState.Enabled);
        DisplayDescription = options.Description;
        ConfirmationMessage = options.ConfirmationMessage;
        IconName = options.IconName;
        IconVariant = options.IconVariant;
        IsHighlighted = options.IsHighlighted;
        Visibility = options.Visibility;
    }

    /// <summary>Name of the command.</summary>
    public string Name { get; }

    /// <summary>Text on its button.</summary>
    public string DisplayName { get; }

    /// <summary>Says whether it can be given now.</summary>
    public Func<UpdateCommandStateContext, ResourceCommandState> UpdateState { get; }

    /// <summary>Does it.</summary>
    public Func<ExecuteCommandContext, Task<ExecuteCommandResult>> ExecuteCommand { get; }

    /// <summary>What it does, for people.</summary>
    public string? DisplayDescription { get; }

    /// <summary>Question to ask before it is done; null for none.</summary>
    public string? ConfirmationMessage { get; }

    /// <summary>Name of a Fluent UI system icon; null for none.</summary>
    public string? IconName { get; }

    /// <summary>Outline or filled.</summary>
    public IconVariant? IconVariant { get; }

    /// <summary>True to show it beside the resource instead of in its menu.</summary>
    public bool IsHighlighted { get; }

    /// <summary>Who may give it.</summary>
    public ResourceCommandVisibility Visibility { get; }

    internal static ResourceCommandAnnotation Create(
        string name,
        string displayName,
        Func<ExecuteCommandContext, Task<ExecuteCommandResult>> executeCommand,
        CommandOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentException.ThrowIfNullOrEmpty(displayName);
        ArgumentNullException.ThrowIfNull(executeCommand);
        return new(name, displayName, executeCommand, options);
    }
}
