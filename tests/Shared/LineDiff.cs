using System.Text;

namespace MediaStack.Tests;

/// <summary>The difference of two texts, line by line, for a person to read.</summary>
public static class LineDiff
{
    private const int Context = 3;

    /// <summary>Removed lines with <c>-</c>, added ones with <c>+</c>, a few unchanged ones around them with a space, gaps as <c>…</c>.</summary>
    public static string Describe(string expected, string actual)
    {
        var lines = Compare(expected.Split('\n'), actual.Split('\n'));
        var text = new StringBuilder();
        var skipped = false;
        for (var i = 0; i < lines.Count; i++)
        {
            var near = lines[Math.Max(0, i - Context)..Math.Min(lines.Count, i + Context + 1)].Exists(line => line.Sign != ' ');
            if (near)
                text.Append(lines[i].Sign).Append(' ').AppendLine(lines[i].Text);
            else if (!skipped)
                text.AppendLine("…");
            skipped = !near;
        }
        return text.ToString();
    }

    /// <summary>Follows the longest common subsequence; common[i, j] is its length for the lines from i and from j on.</summary>
    private static List<(char Sign, string Text)> Compare(string[] before, string[] after)
    {
        var common = new int[before.Length + 1, after.Length + 1];
        for (var i = before.Length - 1; i >= 0; i--)
            for (var j = after.Length - 1; j >= 0; j--)
                common[i, j] = before[i] == after[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);

        var lines = new List<(char, string)>();
        int b = 0, a = 0;
        while (b < before.Length || a < after.Length)
        {
            if (b < before.Length && a < after.Length && before[b] == after[a])
            {
                lines.Add((' ', before[b]));
                b++;
                a++;
            }
            else if (a == after.Length || (b < before.Length && common[b + 1, a] >= common[b, a + 1]))
                lines.Add(('-', before[b++]));
            else
                lines.Add(('+', after[a++]));
        }
        return lines;
    }
}
