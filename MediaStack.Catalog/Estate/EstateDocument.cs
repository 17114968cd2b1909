using System.Text.Json;
using System.Text.Json.Serialization;

namespace MediaStack.Catalog.Estate;

/// <summary>
/// <c>estate.json</c>: the model of one release, written by the publisher and read by everything that works on a running
/// stack. Nothing re-derives what stands here.
/// </summary>
public sealed record EstateDocument
{
    /// <summary>The version of the format that this product writes, and the newest that it reads.</summary>
    public const int CurrentSchemaVersion = 1;

    /// <summary>The format's version.</summary>
    [JsonRequired]
    public int SchemaVersion { get; init; } = CurrentSchemaVersion;

    /// <summary>Version of the product that wrote it.</summary>
    public required string Product { get; init; }

    /// <summary>Compose project name, which prefixes containers, networks and volumes.</summary>
    public required string Project { get; init; }

    /// <summary>SHA-256, in hexadecimal, of the settings it was made from (<see cref="Settings.StackSettings.Fingerprint"/>).</summary>
    public required string SettingsFingerprint { get; init; }

    /// <summary>What runs.</summary>
    [JsonRequired]
    public IReadOnlyList<EstateService> Services { get; init; } = [];

    /// <summary>Who works with whom, and as what; the wiring has one step for each.</summary>
    [JsonRequired]
    public IReadOnlyList<EstateEdge> Edges { get; init; } = [];

    /// <summary>Who starts after whom.</summary>
    [JsonRequired]
    public IReadOnlyList<EstateWait> Waits { get; init; } = [];

    /// <summary>Who can reach whom.</summary>
    [JsonRequired]
    public IReadOnlyList<EstateNetwork> Networks { get; init; } = [];

    /// <summary>Named volumes of the project.</summary>
    [JsonRequired]
    public IReadOnlyList<string> Volumes { get; init; } = [];

    /// <summary>Where downloads and media are on the host; <see langword="null"/> where no service touches any.</summary>
    public EstateStorage? Storage { get; init; }

    /// <summary>How pages are reached from outside; <see langword="null"/> where they are not.</summary>
    public EstateGateway? Gateway { get; init; }

    /// <summary>Reads a document.</summary>
    /// <param name="json">The text of the file.</param>
    /// <exception cref="FormatException">It is no estate document of a version that this product knows; the message
    /// says why and what to do.</exception>
    public static EstateDocument Parse(string json) =>
        Parse(() => JsonSerializer.Deserialize(json, EstateJson.Default.EstateDocument));

    /// <summary>Reads a document.</summary>
    /// <param name="utf8Json">The bytes of the file.</param>
    /// <exception cref="FormatException">It is no estate document of a version that this product knows; the message
    /// says why and what to do.</exception>
    public static EstateDocument Parse(Stream utf8Json) =>
        Parse(() => JsonSerializer.Deserialize(utf8Json, EstateJson.Default.EstateDocument));

    /// <summary>
    /// The document as text: indented, one line feed at the end, every list in a fixed order, so that the same estate
    /// always gives the same bytes.
    /// </summary>
    public string ToJson() => EstateWriter.Write(InFixedOrder());

    private static EstateDocument Parse(Func<EstateDocument?> read)
    {
        try
        {
            var document = read() ?? throw new JsonException("It holds null.");
            if (document.SchemaVersion is < 1 or > CurrentSchemaVersion)
            {
                throw new FormatException(
                    $"estate.json has schema version {document.SchemaVersion}, and this product reads up to {CurrentSchemaVersion}. "
                    + "Cure: update MediaStack, or publish again with this version.");
            }

            return document;
        }
        catch (JsonException exception)
        {
            throw new FormatException($"estate.json cannot be read: {exception.Message} Cure: publish again.", exception);
        }
    }

    private EstateDocument InFixedOrder() => this with
    {
        Services = [.. Services.Select(service => service.InFixedOrder()).OrderBy(service => service.Id, StringComparer.Ordinal)],
        Edges = [.. Edges.OrderBy(edge => $"{edge.From} {edge.Kind} {edge.To}", StringComparer.Ordinal)],
        Waits = [.. Waits.OrderBy(wait => $"{wait.From} {wait.To}", StringComparer.Ordinal)],
        Networks = [.. Networks.Select(network => network.InFixedOrder()).OrderBy(network => network.Name, StringComparer.Ordinal)],
        Volumes = [.. Volumes.Order(StringComparer.Ordinal)],
        Gateway = Gateway?.InFixedOrder(),
    };
}
