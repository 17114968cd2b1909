using System.Collections;
using System.Globalization;
using System.Text;

namespace Aspire.Hosting.Docker.Yaml;

/// <summary>Writes values whose type is known only at run time (<c>ComposeFile.Extensions</c>).</summary>
internal static class YamlValue
{
    public static void AppendEntries(YamlMapping yaml, IEnumerable<KeyValuePair<string, object>> entries)
    {
        foreach (var (key, value) in entries) AppendEntry(yaml, key, value);
    }

    private static void AppendEntry(YamlMapping yaml, string key, object? value)
    {
        switch (value)
        {
            case IDictionary map:
                yaml.StartEntry(key);
                yaml.AppendNested(nested => AppendEntries(nested, Entries(map)));
                break;
            case IEnumerable items and not string:
                AppendSequence(yaml, key, [.. items.Cast<object?>()]);
                break;
            default:
                AppendScalar(yaml.StartEntry(key).Append(' '), key, value);
                break;
        }
    }

    private static void AppendSequence(YamlMapping yaml, string key, List<object?> items)
    {
        var text = yaml.StartEntry(key);
        if (items.Count == 0) text.Append(" []");
        yaml.AppendItems(items, item =>
        {
            if (item is IDictionary map) yaml.AppendItem(nested => AppendEntries(nested, Entries(map)));
            else AppendScalar(text, key, item);
        });
    }

    private static void AppendScalar(StringBuilder text, string key, object? value)
    {
        switch (value)
        {
            case null: text.Append("null"); break;
            case string s: YamlScalar.AppendQuoted(text, s); break;
            case bool flag: text.Append(flag ? "true" : "false"); break;
            case sbyte or byte or short or ushort or int or uint or long or ulong or decimal:
                text.Append(CultureInfo.InvariantCulture, $"{value}");
                break;
            default:
                throw new NotSupportedException(
                    $"The extension value of '{key}' is a {value.GetType()}. Use strings, booleans, whole or decimal numbers, dictionaries and lists.");
        }
    }

    private static IEnumerable<KeyValuePair<string, object>> Entries(IDictionary map)
    {
        foreach (DictionaryEntry entry in map)
            yield return new((string)entry.Key, entry.Value!);
    }
}
