namespace MediaStack.Catalog.Settings.Kinds;

/// <summary>What is wrong with a value. The two sentences follow on the setting's name.</summary>
/// <param name="Problem">What is wrong.</param>
/// <param name="Cure">What to do about it.</param>
/// <param name="Severity">Whether it stands in the way.</param>
internal sealed record Complaint(string Problem, string Cure, FindingSeverity Severity = FindingSeverity.Error);
