using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MediaStack.AppHost.Formats;

/// <summary>Trees for generated JSON files.</summary>
internal static class Json
{
    // Letters and signs as they are: the files are read by programs and people, never embedded in HTML.
    private static readonly JsonWriterOptions s_options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>An object, its members in the order given.</summary>
    public static JsonObject Map(params IEnumerable<(string Key, JsonNode? Value)> members) =>
        new(members.Select(member => KeyValuePair.Create(member.Key, member.Value)));

    /// <summary>An array.</summary>
    public static JsonArray List(params IEnumerable<JsonNode?> items) => [.. items];

    /// <summary>The document as text: LF line ends, two spaces, one line feed at the end.</summary>
    public static string Write(JsonNode root)
    {
        var octets = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(octets, s_options))
        {
            root.WriteTo(writer);
        }

        octets.Write("\n"u8);
        return Encoding.UTF8.GetString(octets.WrittenSpan);
    }
}
