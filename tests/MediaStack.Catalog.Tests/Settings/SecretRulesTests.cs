using MediaStack.Catalog.Settings;

namespace MediaStack.Catalog.Tests.Settings;

/// <summary>Secrets, generated ones and digests: their form, and that no finding shows them.</summary>
public sealed class SecretRulesTests
{
    [Theory]
    [InlineData(SecretFormat.Token, "short")]
    [InlineData(SecretFormat.ApiKey, "0123456789ABCDEF0123456789ABCDEF")]
    [InlineData(SecretFormat.Salt, "c2hvcnQ=")]
    [InlineData(SecretFormat.NtfyToken, "tk_short")]
    [InlineData(SecretFormat.NtfyToken, "tk_0123456789012345678901234567X")]
    [InlineData(SecretFormat.QBittorrentKey, "qbt_short")]
    [InlineData(SecretFormat.QBittorrentKey, "abc_0123456789012345678901234567")]
    [InlineData(SecretFormat.QBittorrentKey, "qbt_012345678901234567890123456-")]
    public void A_generated_secret_of_another_form_is_refused(SecretFormat format, string value) =>
        SettingsValidator.Check(Samples.Setting(SettingKind.Secret) with { Generated = true, Format = format }, value)
            .ShouldNotBeNull().Cure.ShouldContain("made for you");

    [Theory]
    [InlineData("$pbkdf2-sha512$310000$c8p78n7pUMln0jzvd4aK4Q$JNRBzwAo0ek5qKn50cFzzvE9RXV88h1wJn5KGiHrD0YKtZaR", true)]
    [InlineData("$pbkdf2-sha512$1000$c8p78n7pUMln0jzvd4aK4Q$JNRBzwAo0ek5qKn50cFzzvE9RXV88h1wJn5KGiHrD0YKtZaR", false)]
    [InlineData("$plaintext$password", false)]
    [InlineData("hunter2", false)]
    public void A_given_digest_must_be_one(string digest, bool good) =>
        (SettingsValidator.Check(Samples.Setting(SettingKind.Secret) with { DigestOf = "test.password" }, digest) is null).ShouldBe(good);

    [Theory]
    [InlineData(
        "@ByteArray(utGJPTwDa9hCk7tsp4d3Iw==:"
        + "y0o6OYOaaxn89kmhXO9vsr6WYTzbTDA5LFr11tRlNHKF2RMc5VNH29Yc6nbUaNhQ0ZXO5hRcKS7x5xL7e+5C2Q==)",
        true)]
    [InlineData("@ByteArray(utGJPTwDa9hCk7tsp4d3Iw==:y0o6OYOaaxn89kmhXO9vsg==)", false)]
    [InlineData("utGJPTwDa9hCk7tsp4d3Iw==:y0o6OYOaaxn89kmhXO9vsg==", false)]
    [InlineData("$pbkdf2-sha512$310000$c8p78n7pUMln0jzvd4aK4Q$JNRBzwAo0ek5qKn50cFzzvE9RXV88h1wJn5KGiHrD0YKtZaR", false)]
    public void A_given_digest_of_qbittorrent_must_be_one(string digest, bool good)
    {
        var setting = Samples.Setting(SettingKind.Secret) with { DigestOf = "test.password", DigestFormat = DigestFormat.QBittorrent };
        var finding = SettingsValidator.Check(setting, digest);
        (finding is null).ShouldBe(good);
        finding?.Problem.ShouldContain("@ByteArray(salt:key)");
    }

    [Theory]
    [InlineData(SettingKind.Email)]
    [InlineData(SettingKind.Domain)]
    [InlineData(SettingKind.Text)]
    [InlineData(SettingKind.Secret)]
    [InlineData(SettingKind.WireGuardKey)]
    [InlineData(SettingKind.InterfaceAddresses)]
    public void A_secret_value_is_never_quoted(SettingKind kind)
    {
        const string Value = " hunter2@@hunter2 ";
        var setting = Samples.Setting(kind) with { Secret = true };
        SettingsValidator.Check(setting, Value).ShouldNotBeNull().ToString().ShouldNotContain("hunter2");
    }
}
