using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Docker;

/// <summary>A variable that the compose file refers to as <c>${NAME}</c> and that <c>.env</c> lists.</summary>
public sealed class CapturedEnvironmentVariable
{
    /// <summary>Name of the variable.</summary>
    public required string Name { get; init; }

    /// <summary>Comment above the variable in <c>.env</c>.</summary>
    public string? Description { get; set; }

    /// <summary>Value that <c>prepare-*</c> writes; <c>publish-*</c> writes keys only.</summary>
    public string? DefaultValue { get; set; }

    /// <summary>What the value comes from: a parameter, another expression, or a mount.</summary>
    public object? Source { get; set; }

    /// <summary>Resource that the variable belongs to, where there is just one.</summary>
    public IResource? Resource { get; set; }
}
