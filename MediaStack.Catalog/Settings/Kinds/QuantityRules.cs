using System.Globalization;

namespace MediaStack.Catalog.Settings.Kinds;

/// <summary>Numbers, with and without a unit. Each value has exactly one notation: no sign, no leading zeros.</summary>
internal static class QuantityRules
{
    public static Complaint? Port(string value) => Whole(value) is >= 1 and <= 65535
        ? null
        : new($"{TextRules.Show(value)} is no port.", "Use a number from 1 to 65535.");

    public static Complaint? Number(SettingDefinition setting, string value) => Whole(value) is { } number
        ? Range(setting, number, limit => limit.ToString(CultureInfo.InvariantCulture))
        : new($"{TextRules.Show(value)} is no whole number.", "Use digits only, such as 10.");

    public static Complaint? UserId(SettingDefinition setting, string value) => Whole(value) switch
    {
        0 => new("It is 0, and that is root: every service would own the host's files.",
            $"Use the id of an ordinary user who owns the media files, such as {setting.Default ?? "1000"}; `id` prints yours."),
        >= 1 and <= int.MaxValue => null,
        _ => new($"{TextRules.Show(value)} is no user or group id.", "Use a number; `id` prints yours."),
    };

    public static Complaint? Duration(SettingDefinition setting, string value) => Quantities.Seconds(value) is { } seconds
        ? Range(setting, seconds, limit => $"{limit} seconds")
        : new($"{TextRules.Show(value)} is no length of time.", "Use numbers with units, greatest first, such as 30d, 1y or 1h30m.");

    public static Complaint? Size(SettingDefinition setting, string value) => Quantities.Bytes(value) is { } bytes
        ? Range(setting, bytes, limit => $"{limit >> 20}MB")
        : new($"{TextRules.Show(value)} is no amount of storage.", "Use a number and one of KB, MB, GB, TB without a space, such as 20GB.");

    private static long? Whole(string value) =>
        Quantities.Whole(value);

    private static Complaint? Range(SettingDefinition setting, long number, Func<long, string> show)
    {
        if (number < setting.Minimum)
            return new("It is too little.", $"Use at least {show(setting.Minimum.Value)}.");
        return number > setting.Maximum ? new("It is too much.", $"Use at most {show(setting.Maximum.Value)}.") : null;
    }
}
