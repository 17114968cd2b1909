namespace MediaStack.Catalog;

/// <summary>Settings that nobody is asked for, which many services have.</summary>
internal static class MadeSettings
{
    /// <summary>The key of an *arr application's API.</summary>
    /// <param name="service">Its id.</param>
    /// <param name="title">Its name.</param>
    public static SettingDefinition ApiKey(string service, string title) =>
        Token($"{service}.api-key", "API key", $"What other services show to {title} to be let in; made for you.")
            with
        { Format = SecretFormat.ApiKey };

    /// <summary>A long random word.</summary>
    /// <param name="key">The setting's key.</param>
    /// <param name="label">Its label.</param>
    /// <param name="help">What it is for.</param>
    public static SettingDefinition Token(string key, string label, string help) =>
        new() { Key = key, Kind = SettingKind.Secret, Label = label, Help = help, Generated = true };
}
