using System.Text.Json;
using System.Text.Json.Nodes;
using MediaStack.Tests;

namespace MediaStack.EndToEnd.Tests.Publishing;

/// <summary>Settings files for tests: an estate of three services, and what a test changes in it.</summary>
internal static class Settings
{
    /// <summary>The password of <see cref="WriteEstate"/>, unless a test sets another.</summary>
    public const string Password = "four plain random words";

    /// <summary>Writes a settings file and its secrets and returns the path of the first.</summary>
    /// <param name="scratch">Where to.</param>
    /// <param name="name">File name without <c>.json</c>.</param>
    /// <param name="values">Settings on top of the ones that the estate needs.</param>
    /// <param name="secrets">Secrets on top of the password.</param>
    public static string WriteEstate(
        ScratchFolder scratch, string name = "stack", IReadOnlyDictionary<string, string>? values = null, IReadOnlyDictionary<string, string>? secrets = null)
    {
        var settings = new JsonObject
        {
            ["schemaVersion"] = 1,
            ["services"] = new JsonArray("authelia", "prometheus", "redis"),
            ["values"] = Object(new() { ["time-zone"] = "Europe/Berlin", ["domain"] = "example.org", ["authelia.email"] = "a@example.org" }, values),
        };
        var secret = new JsonObject { ["schemaVersion"] = 1, ["values"] = Object(new() { ["authelia.password"] = Password }, secrets) };
        File.SetUnixFileMode(scratch.Write($"{name}.secrets.json", Text(secret)), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return scratch.Write($"{name}.json", Text(settings));
    }

    /// <summary>Copies the settings and secrets of <c>samples/</c> and returns the path of the first.</summary>
    /// <param name="scratch">Where to.</param>
    /// <param name="sample">The sample's name without <c>.json</c>.</param>
    /// <param name="changes">The settings that are to differ.</param>
    public static string WriteSample(ScratchFolder scratch, string sample, IReadOnlyDictionary<string, string> changes)
    {
        var secrets = scratch.Write("stack.secrets.json", File.ReadAllText(Repository.At("samples", $"{sample}.secrets.json")));
        File.SetUnixFileMode(secrets, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var settings = scratch.Write("stack.json", File.ReadAllText(Repository.At("samples", $"{sample}.json")));
        foreach (var (key, value) in changes)
            Change(settings, key, value);
        return settings;
    }

    /// <summary>Changes one setting in a settings file.</summary>
    public static void Change(string settingsFile, string key, string value)
    {
        var settings = JsonNode.Parse(File.ReadAllText(settingsFile))!.AsObject(); // Not null: the file holds an object.
        settings["values"]!.AsObject()[key] = value; // Not null: so do its values.
        File.WriteAllText(settingsFile, Text(settings));
    }

    /// <summary>Writes a settings file of exactly this text and returns its path.</summary>
    public static string WriteText(ScratchFolder scratch, string text, string name = "stack") => scratch.Write($"{name}.json", text);

    /// <summary>All secret values beside a settings file, the generated ones too.</summary>
    public static IReadOnlyDictionary<string, string> SecretsOf(string settingsFile)
    {
        var secrets = JsonNode.Parse(File.ReadAllText(Path.ChangeExtension(settingsFile, ".secrets.json")))!; // Not null: the file holds an object.
        return secrets["values"].Deserialize<Dictionary<string, string>>() ?? [];
    }

    private static JsonObject Object(Dictionary<string, string> values, IReadOnlyDictionary<string, string>? more)
    {
        foreach (var (key, value) in more ?? new Dictionary<string, string>())
            values[key] = value;
        return new JsonObject(values.Select(value => KeyValuePair.Create<string, JsonNode?>(value.Key, value.Value)));
    }

    private static string Text(JsonObject json) => json.ToJsonString(new JsonSerializerOptions { WriteIndented = true });
}
