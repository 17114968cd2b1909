namespace Compat.Tests.PublicApi;

/// <summary>The list of official public signatures: one type per <c>##</c> line, its members indented below.</summary>
internal sealed class OfficialApi
{
    private const string TypeMark = "## ";
    private const string Indent = "  ";
    private readonly Dictionary<string, OfficialType> _types = [];
    private OfficialType? _last;

    public OfficialType? Find(string fullName) => _types.GetValueOrDefault(fullName);

    public static OfficialApi Read(IEnumerable<string> lines)
    {
        var api = new OfficialApi();
        foreach (var line in Unbreak(lines))
        {
            if (line.StartsWith(TypeMark, StringComparison.Ordinal))
                api.Add(OfficialType.Parse(line[TypeMark.Length..]));
            else if (line.StartsWith(Indent, StringComparison.Ordinal))
                api._last!.Members.Add(line.Trim().Replace("  [has required members]", string.Empty, StringComparison.Ordinal));
        }

        return api;
    }

    private void Add(OfficialType type)
    {
        _types.Add(type.FullName, type);
        _last = type;
    }

    // A default that is a line feed breaks its line in two; the second part begins with the closing quote.
    private static IEnumerable<string> Unbreak(IEnumerable<string> lines)
    {
        string? pending = null;
        foreach (var line in lines)
        {
            if (line.StartsWith('"'))
            {
                pending = $"{pending}\\n{line}";
                continue;
            }

            if (pending is not null)
                yield return pending;
            pending = line;
        }

        if (pending is not null)
            yield return pending;
    }
}

/// <summary>One type of the list.</summary>
internal sealed record OfficialType(string FullName, string Kind, IReadOnlySet<string> Bases, bool IsExperimental)
{
    private const string Experimental = " [experimental]";
    private static readonly string[] Kinds = ["static class", "sealed class", "abstract class", "class", "struct", "interface", "enum"];

    public HashSet<string> Members { get; } = [];

    public static OfficialType Parse(string line)
    {
        var isExperimental = line.EndsWith(Experimental, StringComparison.Ordinal);
        var (space, declaration) = Split(isExperimental ? line[..^Experimental.Length] : line, " | ");
        var kind = Kinds.First(candidate => declaration.StartsWith($"{candidate} ", StringComparison.Ordinal));
        var (name, bases) = Split(declaration[(kind.Length + 1)..], " : ");
        return new OfficialType($"{space}.{name}", kind, SplitList(bases).ToHashSet(), isExperimental);
    }

    private static (string Left, string Right) Split(string text, string separator)
    {
        var at = text.IndexOf(separator, StringComparison.Ordinal);
        return at < 0 ? (text, string.Empty) : (text[..at], text[(at + separator.Length)..]);
    }

    // Commas inside of type arguments do not separate.
    private static IEnumerable<string> SplitList(string text)
    {
        var depth = 0;
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i == text.Length || (text[i] == ',' && depth == 0))
            {
                if (i > start)
                    yield return text[start..i].Trim();
                start = i + 1;
            }
            else
            {
                depth += text[i] switch { '<' => 1, '>' => -1, _ => 0 };
            }
        }
    }
}
