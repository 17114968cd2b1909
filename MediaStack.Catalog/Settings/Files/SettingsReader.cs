using System.Text;
using System.Text.Json;

namespace MediaStack.Catalog.Settings.Files;

/// <summary>
/// Reads one of the two files. Everything that is wrong becomes a finding with its line and column; no finding quotes
/// the text, because a mistyped file may show a secret anywhere.
/// A byte order mark and trailing commas do no harm and are accepted. Comments are refused: a save could not keep them.
/// </summary>
internal ref struct SettingsReader
{
    private const int MaxBytes = 1 << 20;

    private static readonly string[] s_properties = ["schemaVersion", "revision", "services", "values"];

    private readonly ReadOnlySpan<byte> _utf8;
    private readonly string _file;
    private readonly bool _secrets;
    private readonly SettingsDocument _document;
    private Utf8JsonReader _json;

    private SettingsReader(ReadOnlySpan<byte> utf8, string file, bool secrets)
    {
        _utf8 = utf8;
        _file = file;
        _secrets = secrets;
        _document = new();
        _json = new(utf8, new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Disallow });
    }

    /// <param name="utf8">The file's bytes.</param>
    /// <param name="file">Its name, for findings.</param>
    /// <param name="secrets">Whether it is the secrets file, which selects no services.</param>
    public static SettingsDocument Read(ReadOnlySpan<byte> utf8, string file, bool secrets)
    {
        ReadOnlySpan<byte> mark = [0xEF, 0xBB, 0xBF];
        if (utf8.StartsWith(mark))
            utf8 = utf8[mark.Length..];
        var reader = new SettingsReader(utf8, file, secrets);
        reader.Read();
        return reader._document;
    }

    private void Read()
    {
        if (_utf8.Length > MaxBytes)
        {
            Add(FindingCodes.Malformed, _file, "The file is larger than 1 MiB.", "Check that it is the right file.");
            return;
        }

        try
        {
            if (!_json.Read() || _json.TokenType != JsonTokenType.StartObject)
                Add(FindingCodes.Malformed, _file, $"The file holds no JSON object ({Here}).", Shape);
            else
                ReadProperties();
            while (_json.Read())
            {
                // To the end, so that what follows the object is found as well.
            }
        }
        catch (JsonException exception)
        {
            var position = TextPosition.Of(_utf8, exception.LineNumber ?? 0, exception.BytePositionInLine ?? 0);
            Add(FindingCodes.Malformed, _file, $"The file is no valid JSON at {position}.", CureAt(position));
        }
        catch (InvalidOperationException)
        {
            Add(FindingCodes.Malformed, _file, $"The text at {Here} is no valid Unicode.",
                "Save the file as UTF-8, without half surrogate pairs.");
        }
    }

    private void ReadProperties()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            var name = ReadName(seen);
            if (!IsKnown(name))
            {
                AddUnknown(name);
                _json.Skip();
                continue;
            }

            _json.Read();
            switch (name)
            {
                case "schemaVersion":
                    _document.SchemaVersion = ReadNumber(name);
                    break;
                case "revision":
                    _document.Revision = ReadNumber(name);
                    break;
                case "services":
                    ReadServices();
                    break;
                default:
                    ReadValues();
                    break;
            }
        }

        if (!seen.Contains("schemaVersion"))
            Add(FindingCodes.Malformed, "schemaVersion", $"{_file} does not say which version of the settings it is.",
                "Add \"schemaVersion\": 1.");
    }

    private int ReadNumber(string name)
    {
        if (_json.TokenType == JsonTokenType.Number && _json.TryGetInt32(out var number) && number >= 1)
            return number;
        Add(FindingCodes.Malformed, name, $"This is no whole number above 0 ({Where}).", "Write a number, such as 1.");
        _json.Skip();
        return 0;
    }

    private void ReadServices()
    {
        if (_json.TokenType != JsonTokenType.StartArray)
        {
            Add(FindingCodes.Malformed, "services", $"This is no list ({Where}).",
                "Write a list of service names, such as [\"prometheus\"].");
            _json.Skip();
            return;
        }

        _document.Services = [];
        while (_json.Read() && _json.TokenType != JsonTokenType.EndArray)
        {
            if (_json.TokenType != JsonTokenType.String)
                Add(FindingCodes.Malformed, "services", $"There is something else than a service's name in the list ({Where}).",
                    "Write names in double quotes.");
            else if (_document.Services.Contains(_json.GetString()!)) // a string token's text is never null
                Add(FindingCodes.Duplicate, "services", $"A service is named twice ({Where}).", "Remove one of the two.");
            else
                _document.Services.Add(_json.GetString()!); // as above
            _json.Skip();
        }
    }

    private void ReadValues()
    {
        if (_json.TokenType != JsonTokenType.StartObject)
        {
            Add(FindingCodes.Malformed, "values", $"This is no object ({Where}).",
                "Write names and values in braces, such as { \"time-zone\": \"Europe/Berlin\" }.");
            _json.Skip();
            return;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            var key = ReadName(seen);
            _json.Read();
            if (ReadValue(key) is { } value)
                _document.Values[key] = value;
        }
    }

    private string? ReadValue(string key)
    {
        switch (_json.TokenType)
        {
            case JsonTokenType.String:
                return _json.GetString();
            case JsonTokenType.Number:
                return Encoding.UTF8.GetString(_json.ValueSpan);
            case JsonTokenType.True:
                return "true";
            case JsonTokenType.False:
                return "false";
            case JsonTokenType.Null:
                return null;
            default:
                Add(FindingCodes.Malformed, key, $"This is neither text, number nor true or false ({Where}).",
                    "Write one value, text in double quotes.");
                _json.Skip();
                return null;
        }
    }

    private readonly string ReadName(HashSet<string> seen)
    {
        var name = _json.GetString()!; // a property's name is never null
        if (!seen.Add(name))
            Add(FindingCodes.Duplicate, TextRules.Show(name), $"The name stands twice ({Where}).", "Remove one of the two.");
        return name;
    }

    private readonly void AddUnknown(string name)
    {
        if (_secrets && name == "services")
        {
            Add(FindingCodes.UnknownProperty, name, $"The secrets file does not select services ({Where}).",
                "Move the list to the settings file.");
            return;
        }

        Add(FindingCodes.UnknownProperty, TextRules.Show(name), $"The file has no such property ({Where}).",
            Nearest.Suggest(name, s_properties) ?? "Remove it, or move it into \"values\" if it is a setting.");
    }

    private readonly bool IsKnown(string name) => s_properties.Contains(name) && !(_secrets && name == "services");

    private readonly string Here => TextPosition.Of(_utf8, (int)_json.TokenStartIndex).ToString();

    private readonly string Where => $"{_file}, {Here}";

    private static string Shape => "Write { \"schemaVersion\": 1, \"services\": [], \"values\": {} }.";

    private readonly string CureAt(TextPosition position)
    {
        if (_utf8.Trim(" \t\r\n"u8).IsEmpty)
            return Shape;
        var line = Encoding.UTF8.GetString(_utf8).Split('\n')[position.Line - 1];
        var found = position.Column <= line.Length ? line[position.Column - 1] : '\n';
        return found switch
        {
            '/' or '#' => "Remove the comment: JSON has none, and a save could not keep it.",
            '\'' or '“' or '”' => "Put text between plain double quotes.",
            _ => "Look there, and just before, for a missing or superfluous comma, quote or brace.",
        };
    }

    private readonly void Add(string code, string setting, string problem, string cure) =>
        _document.Findings.Add(Finding.Error(code, setting.Length == 0 ? "\"\"" : setting, problem, cure));
}
