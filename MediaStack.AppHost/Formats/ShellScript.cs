using System.Text;

namespace MediaStack.AppHost.Formats;

/// <summary>Writes a script for <c>/bin/sh</c> that stops at the first failure.</summary>
/// <param name="purpose">One line that says what the script is for.</param>
internal sealed class ShellScript(string purpose)
{
    private readonly StringBuilder _text = new($"#!/bin/sh\n# {purpose}\nset -eu\n");

    /// <summary>Adds a command; every word reaches the program as it is.</summary>
    public ShellScript Run(params IEnumerable<string> words)
    {
        _text.AppendJoin(' ', words.Select(Quote)).Append('\n');
        return this;
    }

    /// <summary>Adds a piece of shell as it is written; nothing in it may come from an owner.</summary>
    public ShellScript Raw(string lines)
    {
        _text.Append(lines).Append('\n');
        return this;
    }

    /// <summary>The script.</summary>
    public override string ToString() => _text.ToString();

    /// <summary>A word as the shell reads it back.</summary>
    public static string Quote(string word) =>
        word.Length > 0 && word.All(character => char.IsAsciiLetterOrDigit(character) || character is '/' or '.' or '-' or '_' or ':' or '=' or ',')
            ? word
            : $"'{word.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
