namespace MediaStack.Catalog.Settings;

/// <summary>Something to know about the settings, told so that a person can act on it.</summary>
/// <param name="Severity">Whether it stands in the way.</param>
/// <param name="Code">Stable name of the rule, such as <c>unknown-setting</c>.</param>
/// <param name="Setting">What it is about: a setting's key, a service's id, or the part of the file.</param>
/// <param name="Problem">What is wrong, as a sentence. Never holds a secret's value.</param>
/// <param name="Cure">What to do about it, as a sentence.</param>
public sealed record Finding(FindingSeverity Severity, string Code, string Setting, string Problem, string Cure)
{
    /// <summary>The finding as one readable line.</summary>
    public override string ToString() => $"{Severity switch
    {
        FindingSeverity.Error => "error",
        FindingSeverity.Warning => "warning",
        _ => "note",
    }}: {Setting}: {Problem} Cure: {Cure}";

    internal static Finding Error(string code, string setting, string problem, string cure) =>
        new(FindingSeverity.Error, code, setting, problem, cure);

    internal static Finding Warning(string code, string setting, string problem, string cure) =>
        new(FindingSeverity.Warning, code, setting, problem, cure);

    internal static Finding Note(string code, string setting, string problem, string cure) =>
        new(FindingSeverity.Note, code, setting, problem, cure);
}

/// <summary>Whether a finding stands in the way.</summary>
public enum FindingSeverity
{
    /// <summary>Nothing can be published until it is cured.</summary>
    Error,

    /// <summary>It works, but not well or not safely.</summary>
    Warning,

    /// <summary>Good to know.</summary>
    Note,
}
