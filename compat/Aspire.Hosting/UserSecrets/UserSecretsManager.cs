using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.UserSecrets;

namespace Aspire.Hosting.UserSecrets;

/// <summary>
/// User secrets in the file that <c>dotnet user-secrets</c> uses: flat keys, readable by the owner only. A whole new file replaces
/// the old one, so that a crash leaves one or the other.
/// </summary>
internal sealed class UserSecretsManager(string? filePath) : IUserSecretsManager
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
    private readonly Lock _lock = new();

    public bool IsAvailable => filePath is not null;

    public string FilePath => filePath ?? string.Empty;

    /// <summary>Finds the file of an app host: its id is in the configuration or on its assembly.</summary>
    public static UserSecretsManager Create(IConfiguration configuration, Assembly? appHost)
    {
        var id = configuration["USER_SECRETS_ID"] ?? appHost?.GetCustomAttribute<UserSecretsIdAttribute>()?.UserSecretsId;
        if (string.IsNullOrWhiteSpace(id))
            return new UserSecretsManager(null);

        try
        {
            return new UserSecretsManager(PathHelper.GetSecretsPathFromSecretsId(id));
        }
        catch (InvalidOperationException)
        {
            // A service account without home folder has no place for secrets, as if it had no id.
            return new UserSecretsManager(null);
        }
    }

    public bool TrySetSecret(string name, string value) => Change(secrets =>
    {
        secrets[name] = value;
        return true;
    });

    public bool TryDeleteSecret(string name) => Change(secrets => secrets.Remove(name));

    public void GetOrSetSecret(IConfigurationManager configuration, string name, Func<string> valueGenerator)
    {
        if (configuration[name] is not null)
            return;

        var value = valueGenerator();
        configuration.AddInMemoryCollection([new(name, value)]);
        TrySetSecret(name, value);
    }

    private bool Change(Func<JsonObject, bool> change)
    {
        if (filePath is null)
            return false;

        lock (_lock)
        {
            try
            {
                var secrets = Read(filePath);
                if (!change(secrets))
                    return false;

                Write(filePath, secrets.ToJsonString(Indented));
                return true;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException or FormatException)
            {
                return false;
            }
        }
    }

    // Nested objects are what people write by hand; the key with colons means the same.
    private static JsonObject Read(string path)
    {
        var flat = new JsonObject();
        if (File.Exists(path))
        {
            using var stream = File.OpenRead(path);
            foreach (var (key, value) in new ConfigurationBuilder().AddJsonStream(stream).Build().AsEnumerable())
            {
                if (value is not null)
                    flat[key] = value;
            }
        }

        return flat;
    }

    private static void Write(string path, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var temporary = $"{path}.{Environment.ProcessId}.tmp";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

        using (var writer = new StreamWriter(temporary, options))
            writer.Write(content);

        File.Move(temporary, path, overwrite: true);
    }
}
