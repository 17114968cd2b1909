using System.Security.Cryptography;
using MediaStack.Catalog.Settings.Kinds;

namespace MediaStack.Catalog.Settings;

/// <summary>Values that nobody is asked for: random ones, and digests of passwords.</summary>
public static class GeneratedSecrets
{
    private const string LowerCaseAndDigits = "abcdefghijklmnopqrstuvwxyz0123456789";
    private const string LettersAndDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>
    /// Adds what the selected services need and lack. What is there stays, so a second call changes nothing; a digest
    /// is computed again only when its password changed.
    /// </summary>
    /// <param name="settings">The settings to complete.</param>
    /// <param name="changed">Whether anything was added, and so is to be saved.</param>
    /// <returns>The completed settings.</returns>
    public static StackSettings Fill(StackSettings settings, out bool changed)
    {
        changed = Missing(settings);
        return changed ? Fill(settings) : settings;
    }

    /// <summary>The same, for those who need not know whether anything was added.</summary>
    /// <param name="settings">The settings to complete.</param>
    /// <returns>The completed settings.</returns>
    public static StackSettings Fill(StackSettings settings)
    {
        var values = new Dictionary<string, string>(settings.Values, StringComparer.Ordinal);
        foreach (var setting in UnaskedOf(settings).Where(setting => setting.Generated))
            values.TryAdd(setting.Key, Generate(setting.Format));
        foreach (var setting in UnaskedOf(settings).Where(setting => IsStale(setting, values)))
        {
            // A stale setting is a digest.
            values[setting.Key] = PasswordDigest.Compute(values[setting.DigestOf!], values[SaltOf(setting)], setting.DigestFormat);
        }

        return settings with { Values = values };
    }

    /// <summary>Whether <see cref="Fill(StackSettings)"/> would add anything.</summary>
    /// <param name="settings">The settings to look at.</param>
    public static bool Missing(StackSettings settings) =>
        UnaskedOf(settings).Any(setting =>
            (setting.Generated && !settings.Values.ContainsKey(setting.Key)) || IsStale(setting, settings.Values));

    private static IEnumerable<SettingDefinition> UnaskedOf(StackSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return settings.Services.SelectMany(id => ServiceCatalog.Find(id)?.Settings ?? []).Where(setting => !setting.Asked);
    }

    /// <summary>Whether it is a digest whose password is given and not its own.</summary>
    private static bool IsStale(SettingDefinition setting, IReadOnlyDictionary<string, string> values) =>
        setting.DigestOf is not null
        && values.TryGetValue(setting.DigestOf, out var password)
        && !(values.TryGetValue(setting.Key, out var digest)
            && values.TryGetValue(SaltOf(setting), out var salt)
            && PasswordDigest.IsOf(digest, password, salt, setting.DigestFormat));

    /// <summary>The setting with the random key behind a digest's salt.</summary>
    private static string SaltOf(SettingDefinition digest) => digest.DigestOf + "-salt";

    private static string Generate(SecretFormat format) => format switch
    {
        SecretFormat.Token => RandomNumberGenerator.GetString(LettersAndDigits, 64),
        SecretFormat.ApiKey => RandomNumberGenerator.GetHexString(32, lowercase: true),
        SecretFormat.Salt => Convert.ToBase64String(RandomNumberGenerator.GetBytes(PasswordDigest.SaltBytes)),
        SecretFormat.QBittorrentKey => SecretRule.QBittorrentPrefix + RandomNumberGenerator.GetString(LettersAndDigits, 28),
        SecretFormat.NtfyToken => SecretRule.NtfyPrefix + RandomNumberGenerator.GetString(LowerCaseAndDigits, 29),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "A format that no generator knows."),
    };
}
