using System.Text;

namespace MediaStack.AppHost.Formats;

/// <summary>
/// Writes nzbget.conf: an option a line, its value everything behind the first equals sign. NZBGet knows no quoting: it puts other
/// options' values in the place of <c>${Name}</c> and the home folder in the place of a leading <c>~/</c> (its Options.cpp), so
/// text with one of these cannot be carried and is refused.
/// </summary>
internal static class NzbgetConf
{
    /// <summary>The options in the order given.</summary>
    /// <param name="options">Names of NZBGet's own, and values.</param>
    /// <exception cref="InvalidOperationException">A value cannot reach NZBGet as it is.</exception>
    public static string Write(IEnumerable<(string Option, string Value)> options)
    {
        var text = new StringBuilder();
        foreach (var (option, value) in options)
        {
            if (!CanCarry(value))
            {
                throw new InvalidOperationException($"The value of NZBGet's option {option} holds a line break or NUL, begins with ~/ "
                    + "or holds a variable like ${Name}, which nzbget.conf cannot carry.");
            }

            text.Append(option).Append('=').Append(value).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Whether NZBGet reads a value as it is written.</summary>
    public static bool CanCarry(string value) =>
        value.AsSpan().IndexOfAny('\n', '\r', '\0') < 0
        && !value.StartsWith("~/", StringComparison.Ordinal)
        && !(value.IndexOf("${", StringComparison.Ordinal) is >= 0 and var at && value.IndexOf('}', at) >= 0);
}
