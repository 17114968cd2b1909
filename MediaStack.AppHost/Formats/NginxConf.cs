using System.Buffers;
using System.Text;

namespace MediaStack.AppHost.Formats;

/// <summary>
/// Writes configuration for nginx: directives, one a line, and blocks of them. A word with anything in it that nginx reads as syntax
/// is quoted (nginx.org, "Configuration file's structure"); only <c>$name</c> keeps its meaning, as variables are wanted.
/// </summary>
internal sealed class NginxConf
{
    private static readonly SearchValues<char> s_syntax = SearchValues.Create(" \"'\\;{}#");

    private readonly StringBuilder _text = new();
    private readonly string _indent;

    /// <summary>Starts a file.</summary>
    public NginxConf()
        : this("")
    {
    }

    private NginxConf(string indent) => _indent = indent;

    /// <summary>Adds a line for people.</summary>
    public NginxConf Comment(string line)
    {
        _text.Append(_indent).Append("# ").Append(line).Append('\n');
        return this;
    }

    /// <summary>Adds a directive with its arguments.</summary>
    public NginxConf Set(string directive, params IEnumerable<string> arguments)
    {
        Words(directive, arguments).Append(";\n");
        return this;
    }

    /// <summary>Adds a block, such as <c>location</c>.</summary>
    public NginxConf Block(string directive, IEnumerable<string> arguments, Action<NginxConf> content)
    {
        var inner = new NginxConf(_indent + "  ");
        content(inner);
        Words(directive, arguments).Append(" {\n").Append(inner._text).Append(_indent).Append("}\n");
        return this;
    }

    /// <summary>Adds <c>if (condition)</c>, whose condition nginx takes unquoted; nothing in it may come from an owner.</summary>
    public NginxConf If(string condition, Action<NginxConf> content)
    {
        var inner = new NginxConf(_indent + "  ");
        content(inner);
        _text.Append(_indent).Append("if (").Append(condition).Append(") {\n").Append(inner._text).Append(_indent).Append("}\n");
        return this;
    }

    /// <summary>Adds what stands in another file.</summary>
    public NginxConf Add(NginxConf other)
    {
        foreach (var line in other.ToString().TrimEnd('\n').Split('\n'))
        {
            _text.Append(_indent).Append(line).Append('\n');
        }

        return this;
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    private StringBuilder Words(string directive, IEnumerable<string> arguments)
    {
        _text.Append(_indent).Append(directive);
        foreach (var argument in arguments)
        {
            _text.Append(' ').Append(Quote(argument));
        }

        return _text;
    }

    private static string Quote(string word)
    {
        if (word.Any(char.IsControl))
        {
            throw new InvalidOperationException("nginx' configuration holds no control characters.");
        }

        return word.Length > 0 && word.AsSpan().IndexOfAny(s_syntax) < 0
            ? word
            : $"\"{word.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
    }
}
