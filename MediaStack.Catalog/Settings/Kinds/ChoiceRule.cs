namespace MediaStack.Catalog.Settings.Kinds;

/// <summary>Values out of a list.</summary>
internal static class ChoiceRule
{
    private static readonly string[] s_switch = ["true", "false"];

    public static Complaint? Check(SettingDefinition setting, string value) =>
        OneOf(value, [.. setting.Choices.Select(choice => choice.Value)]);

    public static Complaint? Switch(string value) => OneOf(value, s_switch);

    private static Complaint? OneOf(string value, string[] values)
    {
        if (values.Contains(value, StringComparer.Ordinal))
            return null;
        var choose = $"Choose one of {string.Join(", ", values)}.";
        var cure = Nearest.Suggest(value, values) is { } guess ? $"{guess} {choose}" : choose;
        return new($"{TextRules.Show(value)} is none of the choices.", cure);
    }
}
