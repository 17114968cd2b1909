using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace MediaStack.AppHost.Formats;

/// <summary>
/// Trees for generated YAML files. Text is always double-quoted, so that no value can turn into a number, a flag or a piece of
/// syntax; what is meant as one is said so with <see cref="Number"/> and <see cref="Flag"/>.
/// </summary>
internal static class Yaml
{
    /// <summary>A mapping, in the order given.</summary>
    public static YamlMappingNode Map(params IEnumerable<(string Key, YamlNode Value)> members)
    {
        var map = new YamlMappingNode();
        foreach (var (key, value) in members)
        {
            map.Add(Key(key), value is YamlScalarNode { Style: ScalarStyle.Any } text ? Text(text.Value ?? "") : value);
        }

        return map;
    }

    /// <summary>A list of texts or nodes.</summary>
    public static YamlSequenceNode List(params IEnumerable<YamlNode> items) =>
        new(items.Select(item => item is YamlScalarNode { Style: ScalarStyle.Any } text ? Text(text.Value ?? "") : item));

    /// <summary>A text.</summary>
    public static YamlScalarNode Text(string value) => new(value) { Style = ScalarStyle.DoubleQuoted };

    /// <summary>A text with a tag that its reader gives a meaning of its own.</summary>
    public static YamlScalarNode Tagged(string tag, string value) => new(value) { Style = ScalarStyle.DoubleQuoted, Tag = tag };

    /// <summary>A number.</summary>
    public static YamlScalarNode Number(long value) => new(value.ToString(CultureInfo.InvariantCulture)) { Style = ScalarStyle.Plain };

    /// <summary>A flag.</summary>
    public static YamlScalarNode Flag(bool value) => new(value ? "true" : "false") { Style = ScalarStyle.Plain };

    /// <summary>The document as text: LF line ends, two spaces, no line breaks inside values.</summary>
    public static string Write(YamlNode root)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var emitter = new Emitter(text, new EmitterSettings(bestIndent: 2, bestWidth: int.MaxValue, isCanonical: false, maxSimpleKeyLength: 1024)
            .WithIndentedSequences());
        new YamlStream(new YamlDocument(root)).Save(emitter, assignAnchors: false);
        const string documentEnd = "...\n";
        var written = text.ToString();
        return written.EndsWith(documentEnd, StringComparison.Ordinal) ? written[..^documentEnd.Length] : written;
    }

    /// <summary>Reads a document that holds one mapping.</summary>
    public static YamlMappingNode ReadMap(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return (YamlMappingNode)stream.Documents.Single().RootNode;
    }

    // Keys of ours are plain words; a key that comes from an owner (a user name) is not.
    private static YamlScalarNode Key(string key) =>
        key.All(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '-') && key.Any(char.IsAsciiLetter) && !IsReserved(key)
            ? new YamlScalarNode(key) { Style = ScalarStyle.Plain }
            : Text(key);

    private static bool IsReserved(string key) =>
        key is "y" or "Y" or "n" or "N" || new[] { "yes", "no", "on", "off", "true", "false", "null" }.Contains(key, StringComparer.OrdinalIgnoreCase)
        || double.TryParse(key, NumberStyles.Float, CultureInfo.InvariantCulture, out _) || key.StartsWith('-');
}
