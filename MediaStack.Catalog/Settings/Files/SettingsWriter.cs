using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace MediaStack.Catalog.Settings.Files;

/// <summary>Writes both files. The same settings give the same bytes.</summary>
internal static class SettingsWriter
{
    private static readonly JsonWriterOptions s_options = new()
    {
        Indented = true,
        NewLine = "\n",
        // The file is read by people and JSON readers, never embedded in HTML: letters stay letters.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>
    /// A value goes to the secrets file when its setting is secret, and also when no setting of that name is known:
    /// it may be one.
    /// </summary>
    public static SettingsBytes Write(StackSettings settings, int schemaVersion, int revision)
    {
        var values = settings.Values.ToLookup(pair => ServiceCatalog.FindSetting(pair.Key)?.Secret ?? true);
        return new(
            WriteFile(schemaVersion, revision, settings.Services, values[false]),
            WriteFile(schemaVersion, revision, null, values[true]));
    }

    /// <summary>A settings file of a save, or a secrets file where <paramref name="services"/> is <see langword="null"/>.</summary>
    /// <param name="schemaVersion">The version of the values.</param>
    /// <param name="revision">The save's number; 0 for none, which is not written.</param>
    /// <param name="services">The selected services.</param>
    /// <param name="values">The values.</param>
    public static byte[] WriteFile(
        int schemaVersion, int revision, IReadOnlyList<string>? services, IEnumerable<KeyValuePair<string, string>> values)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, s_options))
        {
            json.WriteStartObject();
            json.WriteNumber("schemaVersion", schemaVersion);
            if (revision > 0)
                json.WriteNumber("revision", revision);
            if (services is not null)
            {
                json.WriteStartArray("services");
                foreach (var service in services)
                    json.WriteStringValue(service);
                json.WriteEndArray();
            }

            json.WriteStartObject("values");
            foreach (var (key, value) in values)
                WriteValue(json, key, value);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        bytes.Write("\n"u8);
        return bytes.WrittenSpan.ToArray();
    }

    // Numbers and switches in JSON's own form, but only where reading gives back the very same text.
    private static void WriteValue(Utf8JsonWriter json, string key, string value)
    {
        var kind = ServiceCatalog.FindSetting(key)?.Kind;
        if (kind is SettingKind.Number or SettingKind.Port or SettingKind.UserId
            && int.TryParse(value, out var number) && number.ToString(System.Globalization.CultureInfo.InvariantCulture) == value)
            json.WriteNumber(key, number);
        else if (kind is SettingKind.Switch && value is "true" or "false")
            json.WriteBoolean(key, value == "true");
        else
            json.WriteString(key, value);
    }
}
