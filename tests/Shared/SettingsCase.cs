using System.Runtime.Versioning;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace MediaStack.Tests;

/// <summary>A case of <c>tests/corpus/settings</c>; the README there says what its properties mean.</summary>
public sealed record SettingsCase
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    private static readonly string Folder = Repository.At("tests", "corpus", "settings");

    /// <summary>What the case is about.</summary>
    public required string Why { get; init; }

    /// <summary>The sample that it changes.</summary>
    public string Sample { get; init; } = "typical";

    /// <summary>Services instead of the sample's.</summary>
    public IReadOnlyList<string>? Services { get; init; }

    /// <summary>Services on top of the sample's.</summary>
    public IReadOnlyList<string> Add { get; init; } = [];

    /// <summary>Plain settings on top of the sample's.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();

    /// <summary>Secrets on top of the sample's.</summary>
    public IReadOnlyDictionary<string, string> Secrets { get; init; } = new Dictionary<string, string>();

    /// <summary>The settings file itself, instead of a changed sample.</summary>
    public string? Text { get; init; }

    /// <summary>Every error and warning, as <c>severity code setting</c>; null for a case that is carried.</summary>
    public IReadOnlyList<string>? Findings { get; init; }

    /// <summary>Where the values must arrive; empty for a case that is refused.</summary>
    public IReadOnlyList<CarriedTo> Carried { get; init; } = [];

    /// <summary>Names of all cases.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Directory.GetFiles(Folder, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    /// <summary>The case of this name.</summary>
    public static SettingsCase Read(string name) =>
        JsonSerializer.Deserialize<SettingsCase>(File.ReadAllText(Path.Combine(Folder, $"{name}.json")), Json)!; // Not null: each file holds an object.

    /// <summary>Writes the settings and their secrets into a folder and returns the path of the first.</summary>
    /// <param name="scratch">Where to.</param>
    /// <param name="others">Cases that change other settings of the same sample, written along.</param>
    [SupportedOSPlatform("linux")]
    public string WriteTo(ScratchFolder scratch, params IEnumerable<SettingsCase> others)
    {
        if (Text is not null)
            return scratch.Write("stack.json", Text);

        var settings = JsonNode.Parse(File.ReadAllText(Repository.At("samples", $"{Sample}.json")))!; // Not null: the files hold objects.
        var secrets = JsonNode.Parse(File.ReadAllText(Repository.At("samples", $"{Sample}.secrets.json")))!; // As above.
        if (Services is not null)
            settings["services"] = new JsonArray([.. Services.Select(service => (JsonNode)service)]);
        foreach (var service in Add)
            settings["services"]!.AsArray().Add(service); // Not null: a sample lists services.
        foreach (var each in others.Prepend(this))
        {
            foreach (var (key, value) in each.Values)
                settings["values"]![key] = value; // Not null: a sample has values.
            foreach (var (key, value) in each.Secrets)
                secrets["values"]![key] = value; // As above.
        }

        File.SetUnixFileMode(scratch.Write("stack.secrets.json", secrets.ToJsonString()), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return scratch.Write("stack.json", settings.ToJsonString());
    }
}

/// <summary>A place in a release where a value must arrive.</summary>
/// <param name="File">A YAML file of the release, with the value at <paramref name="Path"/>.</param>
/// <param name="Path">Names and positions with dots between; <c>*</c> for any.</param>
/// <param name="Key">The value is a name at that place, not what stands under it.</param>
/// <param name="Secret">A file of the release that holds the value and nothing else.</param>
/// <param name="Compose">A service whose <paramref name="Value"/> Compose reads.</param>
/// <param name="Value">The place in that service, as in <paramref name="Path"/>.</param>
public sealed record CarriedTo(string? File = null, string? Path = null, bool Key = false, string? Secret = null, string? Compose = null, string? Value = null);
