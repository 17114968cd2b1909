using System.Text;
using MediaStack.Catalog.Settings;

namespace MediaStack.AppHost.Formats;

/// <summary>
/// Writes files of Python's ConfigObj, SABnzbd's format (configobj.readthedocs.io): sections, sections in them, and values. Every value
/// stands in quotes, so that a comma starts no list. There is no escape: a text with all kinds of quotes cannot be written and is refused.
/// </summary>
internal static class ConfigObj
{
    /// <summary>The file.</summary>
    /// <param name="head">Values before the first section, which stand without quotes: plain words.</param>
    /// <param name="sections">The sections, in the order given.</param>
    public static string Write(IEnumerable<(string Key, string Value)> head, params IEnumerable<ConfigSection> sections)
    {
        var text = new StringBuilder();
        foreach (var (key, value) in head)
        {
            text.Append(key).Append(" = ").Append(value).Append('\n');
        }

        foreach (var section in sections)
        {
            section.AppendTo(text, depth: 1);
        }

        return text.ToString();
    }

    /// <summary>A section.</summary>
    /// <param name="name">A plain word, a host name or <c>*</c>.</param>
    /// <param name="entries">Keys, which are plain words, and texts.</param>
    public static ConfigSection Section(string name, params IEnumerable<(string Key, string Value)> entries) => new(name, [.. entries], []);

    /// <summary>A text in quotes that it does not hold.</summary>
    /// <exception cref="InvalidOperationException">There are no such quotes.</exception>
    internal static string Quote(string key, string value)
    {
        var quote = ConfigObjText.QuoteFor(value)
            ?? throw new InvalidOperationException($"The value of {key} holds a line break, %(…)s or every kind of quote, which SABnzbd's file cannot carry.");
        return $"{quote}{value}{quote}";
    }
}

/// <summary>A section of a <see cref="ConfigObj"/> file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Entries">Its values.</param>
/// <param name="Sections">Sections in it.</param>
internal sealed record ConfigSection(string Name, IReadOnlyList<(string Key, string Value)> Entries, IReadOnlyList<ConfigSection> Sections)
{
    /// <summary>This section with another one in it.</summary>
    public ConfigSection With(string name, params IEnumerable<(string Key, string Value)> entries) =>
        this with { Sections = [.. Sections, ConfigObj.Section(name, entries)] };

    internal void AppendTo(StringBuilder text, int depth)
    {
        text.Append('[', depth).Append(Name).Append(']', depth).Append('\n');
        foreach (var (key, value) in Entries)
        {
            text.Append(key).Append(" = ").Append(ConfigObj.Quote(key, value)).Append('\n');
        }

        foreach (var section in Sections)
        {
            section.AppendTo(text, depth + 1);
        }
    }
}
