using System.Collections.ObjectModel;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MediaStack.Catalog.Settings;

/// <summary>What the owner wants: the selected services, and the values that differ from nothing at all.</summary>
public sealed record StackSettings
{
    /// <summary>The version of the settings that this product writes.</summary>
    public const int CurrentSchemaVersion = 1;

    /// <summary>
    /// The documented default estate: everything that runs at home without a credential, on default values. It holds
    /// when there is no settings file.
    /// </summary>
    public static StackSettings Default { get; } = new()
    {
        Services = [.. ServiceCatalog.Services.Where(service => service.Default).Select(service => service.Id)],
    };

    /// <summary>The version of the settings' meaning.</summary>
    public int SchemaVersion { get; init; } = CurrentSchemaVersion;

    /// <summary>Ids of the selected services, sorted, each once.</summary>
    public IReadOnlyList<string> Services
    {
        get;
        init => field = [.. value.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    } = [];

    /// <summary>
    /// Given values by setting key, sorted, plain and secret ones, as text in the kind's own notation. An empty text means that
    /// nothing is set and is dropped.
    /// </summary>
    public IReadOnlyDictionary<string, string> Values
    {
        get;
        init
        {
            var sorted = new OrderedDictionary<string, string>(StringComparer.Ordinal);
            foreach (var key in value.Keys.Order(StringComparer.Ordinal))
            {
                if (value[key].Length > 0)
                    sorted.Add(key, value[key]);
            }

            field = new ReadOnlyDictionary<string, string>(sorted);
        }
    } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>The value that holds: the given one, else the definition's default, else <see langword="null"/>.</summary>
    /// <param name="key">A setting key.</param>
    public string? this[string key] => Values.GetValueOrDefault(key) ?? ServiceCatalog.FindSetting(key)?.Default;

    /// <summary>Whether a service is selected.</summary>
    /// <param name="serviceId">A service id.</param>
    public bool Has(string serviceId) => Services.Contains(serviceId);

    /// <summary>These settings with one value changed; an empty value removes it.</summary>
    /// <param name="key">A setting key.</param>
    /// <param name="value">The new value.</param>
    public StackSettings With(string key, string value) =>
        this with { Values = new Dictionary<string, string>(Values, StringComparer.Ordinal) { [key] = value } };

    /// <summary>These settings with another selection of services; all values stay.</summary>
    /// <param name="services">The selected services' ids.</param>
    public StackSettings WithServices(params IEnumerable<string> services) => this with { Services = [.. services] };

    /// <summary>
    /// SHA-256, as lower-case hexadecimal digits, of everything that shapes the estate: selected services and the
    /// effective values of their settings and the stack's. Of a secret only its presence counts, so that the
    /// fingerprint can be published; what is generated does not count, so that it is the same before and after.
    /// </summary>
    public string Fingerprint()
    {
        var text = new StringBuilder();
        Append(text, "schema", SchemaVersion.ToString(CultureInfo.InvariantCulture));
        foreach (var service in Services)
            Append(text, "service", service);
        var settings = ServiceCatalog.StackSettings.Concat(Services.SelectMany(id => ServiceCatalog.Find(id)?.Settings ?? []));
        foreach (var setting in settings.Where(setting => setting.Asked))
        {
            if (this[setting.Key] is { } value)
                Append(text, setting.Key, setting.Secret ? "" : value);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>Same version, same services, same values.</summary>
    /// <param name="other">Other settings.</param>
    public bool Equals(StackSettings? other) =>
        other is not null
        && SchemaVersion == other.SchemaVersion
        && Services.SequenceEqual(other.Services)
        && Values.SequenceEqual(other.Values);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(SchemaVersion, Services.Count, Values.Count);

    /// <summary>Services and value names; never a value, because it may be a secret.</summary>
    public override string ToString() => $"{string.Join(", ", Services)}; {string.Join(", ", Values.Keys)}";

    // Length before text: no value can look like the next entry.
    private static void Append(StringBuilder text, string key, string value) =>
        text.Append(key).Append(' ').Append(value.Length).Append(' ').Append(value).Append('\n');
}
