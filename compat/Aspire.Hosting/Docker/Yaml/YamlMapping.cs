using System.Globalization;
using System.Text;

namespace Aspire.Hosting.Docker.Yaml;

/// <summary>
/// Writes one block mapping in the layout of the official publisher: two spaces of indentation, indented
/// sequences, string values in double quotes. A null, an empty string or an empty collection writes nothing.
/// </summary>
/// <remarks>Hand-written because a general serializer costs more than the whole rest of a cold publish.</remarks>
internal sealed class YamlMapping
{
    private readonly StringBuilder _yaml;
    private readonly string _newLine;
    private readonly int _indent;
    private bool _continuesLine;

    private YamlMapping(StringBuilder yaml, string newLine, int indent, bool continuesLine)
    {
        _yaml = yaml;
        _newLine = newLine;
        _indent = indent;
        _continuesLine = continuesLine;
    }

    private bool IsEmpty { get; set; } = true;

    /// <summary>The whole document of <paramref name="root"/>, ending with one line break.</summary>
    public static string Serialize(IYamlMapping root, string newLine)
    {
        var yaml = new StringBuilder(4096);
        var mapping = new YamlMapping(yaml, newLine, indent: 0, continuesLine: true);
        root.WriteTo(mapping);
        if (mapping.IsEmpty) yaml.Append("{}");
        return yaml.Append(newLine).ToString();
    }

    public void Add(string key, string? value)
    {
        if (string.IsNullOrEmpty(value)) return;
        AddText(key, value);
    }

    public void Add(string key, bool? value)
    {
        if (value is { } flag) StartEntry(key).Append(flag ? " true" : " false");
    }

    public void Add(string key, int? value)
    {
        if (value is { } number) StartEntry(key).Append(' ').Append(number.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>File permissions, plain and in octal with a leading zero (<c>0644</c>).</summary>
    public void Add(string key, UnixFileMode? value)
    {
        if (value is { } mode) StartEntry(key).Append(" 0").Append(Convert.ToString((int)mode, 8));
    }

    public void Add(string key, IYamlMapping? node)
    {
        if (node is null) return;
        StartEntry(key);
        AppendNested(node.WriteTo);
    }

    public void Add(string key, IReadOnlyCollection<string>? items) =>
        AddSequence(key, items, item => YamlScalar.AppendQuoted(_yaml, item));

    public void Add(string key, IReadOnlyCollection<IYamlMapping>? items) =>
        AddSequence(key, items, item => AppendItem(item.WriteTo));

    public void Add(string key, IReadOnlyCollection<Dictionary<string, string>>? items) =>
        AddSequence(key, items, item => AppendItem(yaml => yaml.AddEntries(item)));

    public void Add(string key, IReadOnlyDictionary<string, string>? entries)
    {
        if (entries is null or { Count: 0 }) return;
        StartEntry(key);
        AppendNested(yaml => yaml.AddEntries(entries));
    }

    public void Add<T>(string key, IReadOnlyDictionary<string, T> entries) where T : IYamlMapping
    {
        if (entries.Count == 0) return;
        StartEntry(key);
        AppendNested(yaml =>
        {
            foreach (var (name, node) in entries) yaml.Add(name, node);
        });
    }

    /// <summary>Free-form data: strings, booleans, numbers, and mappings and sequences of them.</summary>
    /// <exception cref="NotSupportedException">A value of another type.</exception>
    public void Add(string key, IReadOnlyDictionary<string, object> entries)
    {
        if (entries.Count == 0) return;
        StartEntry(key);
        AppendNested(yaml => YamlValue.AppendEntries(yaml, entries));
    }

    /// <summary>Opens an entry; the caller appends the value to the returned text.</summary>
    internal StringBuilder StartEntry(string key)
    {
        IsEmpty = false;
        if (_continuesLine) _continuesLine = false;
        else _yaml.Append(_newLine).Append(' ', _indent);
        YamlScalar.AppendKey(_yaml, key);
        return _yaml.Append(':');
    }

    /// <summary>An entry of a map of strings: here an empty string is a value and stays.</summary>
    internal void AddText(string key, string value)
    {
        StartEntry(key).Append(' ');
        YamlScalar.AppendQuoted(_yaml, value);
    }

    internal void AppendNested(Action<YamlMapping> write)
    {
        var nested = new YamlMapping(_yaml, _newLine, _indent + 2, continuesLine: false);
        write(nested);
        if (nested.IsEmpty) _yaml.Append(" {}");
    }

    /// <summary>Appends the items of a sequence below the entry that was just opened.</summary>
    internal void AppendItems<T>(IEnumerable<T> items, Action<T> append)
    {
        foreach (var item in items)
        {
            _yaml.Append(_newLine).Append(' ', _indent + 2).Append("- ");
            append(item);
        }
    }

    /// <summary>A mapping as an item of a sequence: its first entry follows the dash.</summary>
    internal void AppendItem(Action<YamlMapping> write)
    {
        var item = new YamlMapping(_yaml, _newLine, _indent + 4, continuesLine: true);
        write(item);
        if (item.IsEmpty) _yaml.Append("{}");
    }

    private void AddSequence<T>(string key, IReadOnlyCollection<T>? items, Action<T> append)
    {
        if (items is null or { Count: 0 }) return;
        StartEntry(key);
        AppendItems(items, append);
    }

    private void AddEntries(IReadOnlyDictionary<string, string> entries)
    {
        foreach (var (key, value) in entries) AddText(key, value);
    }
}
