namespace MediaStack.Catalog.Settings;

/// <summary>Finds what somebody probably meant.</summary>
internal static class Nearest
{
    /// <summary>A question that names the nearest of the candidates, or <see langword="null"/> when none is near.</summary>
    public static string? Suggest(string text, IEnumerable<string> candidates)
    {
        // A third of the letters wrong is a slip; more is another word. Long text is no slip of any name.
        if (text.Length > 100)
            return null;
        string? best = null;
        var bestDistance = (text.Length / 3) + 1;
        foreach (var candidate in candidates)
        {
            var distance = Distance(text.ToUpperInvariant(), candidate.ToUpperInvariant());
            if (distance < bestDistance || (distance == bestDistance && best is null))
                (best, bestDistance) = (candidate, distance);
        }

        return best is null ? null : $"Did you mean \"{best}\"?";
    }

    /// <summary>Letters to add, drop or change (Levenshtein), by rows.</summary>
    private static int Distance(string one, string other)
    {
        var row = new int[other.Length + 1];
        for (var j = 0; j <= other.Length; j++)
            row[j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var change = diagonal + (one[i - 1] == other[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(change, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[other.Length];
    }
}
