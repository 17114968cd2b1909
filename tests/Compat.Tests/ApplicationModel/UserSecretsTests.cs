using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.UserSecrets;
using Microsoft.Extensions.Configuration;

namespace Compat.Tests.ApplicationModel;

public sealed class UserSecretsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("compat-secrets-");
    private readonly UserSecretsManager _secrets;

    public UserSecretsTests()
    {
        _secrets = new UserSecretsManager(Path.Combine(_folder.FullName, "app", "secrets.json"));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Secret_is_kept_under_its_key_for_the_owner_only()
    {
        _secrets.TrySetSecret("Parameters:token", "a\"b").ShouldBeTrue();

        Read()["Parameters:token"].ShouldBe("a\"b");
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(_secrets.FilePath).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public void Other_secrets_stay_also_when_written_by_hand_as_objects()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_secrets.FilePath)!);
        File.WriteAllText(_secrets.FilePath, """{ "Parameters": { "old": "1" }, "Plain": "2" }""");

        _secrets.TrySetSecret("Parameters:new", "3").ShouldBeTrue();

        Read().AsEnumerable().Where(pair => pair.Value is not null).OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => $"{pair.Key}={pair.Value}")
            .ShouldBe(["Parameters:new=3", "Parameters:old=1", "Plain=2"]);
    }

    [Fact]
    public void Deleting_says_whether_there_was_one()
    {
        _secrets.TrySetSecret("a", "1");

        _secrets.TryDeleteSecret("a").ShouldBeTrue();
        _secrets.TryDeleteSecret("a").ShouldBeFalse();
        Read()["a"].ShouldBeNull();
    }

    [Fact]
    public void A_broken_file_is_left_alone()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_secrets.FilePath)!);
        File.WriteAllText(_secrets.FilePath, "{ broken");

        _secrets.TrySetSecret("a", "1").ShouldBeFalse();
        File.ReadAllText(_secrets.FilePath).ShouldBe("{ broken");
    }

    [Fact]
    public void A_value_is_generated_once_and_then_configured()
    {
        var configuration = new ConfigurationManager();

        _secrets.GetOrSetSecret(configuration, "AppHost:OtlpApiKey", () => "first");
        _secrets.GetOrSetSecret(configuration, "AppHost:OtlpApiKey", () => "second");

        configuration["AppHost:OtlpApiKey"].ShouldBe("first");
        Read()["AppHost:OtlpApiKey"].ShouldBe("first");
    }

    [Fact]
    public void Without_an_id_nothing_is_kept()
    {
        var none = UserSecretsManager.Create(new ConfigurationManager(), appHost: null);

        none.IsAvailable.ShouldBeFalse();
        none.FilePath.ShouldBeEmpty();
        none.TrySetSecret("a", "1").ShouldBeFalse();
    }

    [Fact]
    public void A_generated_default_is_kept_under_the_parameters_key()
    {
        var value = new UserSecretsParameterDefault(_secrets, "redis-password", new GenerateParameterDefault()).GetDefaultValue();

        Read()["Parameters:redis-password"].ShouldBe(value);
    }

    [Fact]
    public void Publishing_keeps_no_generated_value()
    {
        using var app = TestApplication.Publishing();

        app.Builder.AddParameter("token", new GenerateParameterDefault(), persist: true).Resource.Default
            .ShouldBeOfType<GenerateParameterDefault>();
    }

    private IConfigurationRoot Read() => new ConfigurationBuilder().AddJsonFile(_secrets.FilePath, optional: true).Build();
}
