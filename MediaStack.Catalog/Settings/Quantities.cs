using System.Globalization;

namespace MediaStack.Catalog.Settings;

/// <summary>Reads numbers with units, in the notation that Prometheus takes for its retention.</summary>
public static class Quantities
{
    private static readonly (string Unit, long Seconds)[] s_durationUnits =
        [("y", 365 * 86400L), ("w", 7 * 86400L), ("d", 86400L), ("h", 3600L), ("m", 60L), ("s", 1L)];

    private static readonly (string Unit, int Shift)[] s_sizeUnits = [("KB", 10), ("MB", 20), ("GB", 30), ("TB", 40)];

    /// <summary>A whole number without sign and leading zeros, or <see langword="null"/>.</summary>
    /// <param name="text">Such as <c>42</c>.</param>
    public static long? Whole(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number.ToString(CultureInfo.InvariantCulture) == text
            ? number
            : null;

    /// <summary>
    /// The seconds of a length of time above zero, each unit at most once and the greatest first, or <see langword="null"/>.
    /// </summary>
    /// <param name="text">Such as <c>30d</c> or <c>1h30m</c>; a year has 365 days.</param>
    public static long? Seconds(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var total = 0L;
        var rest = text;
        foreach (var (unit, seconds) in s_durationUnits)
        {
            var digits = rest.AsSpan().IndexOfAnyExceptInRange('0', '9');
            if (digits <= 0 || rest[digits..(digits + 1)] != unit)
                continue;
            // A hundred thousand years at most: far below an overflow.
            if (Whole(rest[..digits]) is not { } number || number > 3_153_600_000_000 / seconds)
                return null;
            total += number * seconds;
            rest = rest[(digits + 1)..];
        }

        return rest.Length == 0 && total > 0 ? total : null;
    }

    /// <summary>The bytes of an amount of storage above zero, powers of 1024, or <see langword="null"/>.</summary>
    /// <param name="text">Such as <c>20GB</c>.</param>
    public static long? Bytes(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var (unit, shift) in s_sizeUnits)
        {
            if (text.EndsWith(unit, StringComparison.Ordinal))
                return Whole(text[..^unit.Length]) is { } number && number > 0 && number <= long.MaxValue >> shift ? number << shift : null;
        }

        return null;
    }
}
