using MediaStack.Catalog.Settings;

namespace MediaStack.Catalog.Tests.Settings;

public sealed class GeneratedSecretsTests
{
    private static readonly string[] s_generated =
    [
        "authelia.jwt-secret", "authelia.password-digest", "authelia.password-salt",
        "authelia.session-secret", "authelia.storage-key", "redis.password",
    ];

    [Fact]
    public void What_the_selected_services_lack_is_added_and_good()
    {
        var filled = GeneratedSecrets.Fill(Samples.Complete, out var changed);
        changed.ShouldBeTrue();
        filled.Values.Keys.Except(Samples.Complete.Values.Keys).ShouldBe(s_generated);
        SettingsValidator.Validate(filled).ShouldBeEmpty();
        filled.Values["redis.password"].ShouldMatch("^[A-Za-z0-9]{64}$");
    }

    [Fact]
    public void A_second_call_changes_nothing()
    {
        var filled = GeneratedSecrets.Fill(Samples.Complete);
        GeneratedSecrets.Missing(filled).ShouldBeFalse();
        GeneratedSecrets.Fill(filled, out var changed).ShouldBeSameAs(filled);
        changed.ShouldBeFalse();
    }

    [Fact]
    public void Each_stack_gets_its_own() =>
        GeneratedSecrets.Fill(Samples.Complete).Values["redis.password"]
            .ShouldNotBe(GeneratedSecrets.Fill(Samples.Complete).Values["redis.password"]);

    [Fact]
    public void Given_secrets_stay() =>
        GeneratedSecrets.Fill(Samples.Complete.With("redis.password", "mine")).Values["redis.password"].ShouldBe("mine");

    [Fact]
    public void Services_that_are_not_selected_get_none() =>
        GeneratedSecrets.Fill(new StackSettings { Services = ["redis"] }).Values.Keys.ShouldBe(["redis.password"]);

    [Fact]
    public void A_new_password_gets_a_new_digest_and_an_old_one_its_old()
    {
        var first = GeneratedSecrets.Fill(Samples.Complete);
        var changed = first.With("authelia.password", "three blind mice run");
        GeneratedSecrets.Missing(changed).ShouldBeTrue();
        var second = GeneratedSecrets.Fill(changed);
        second.Values["authelia.password-digest"].ShouldNotBe(first.Values["authelia.password-digest"]);
        GeneratedSecrets.Fill(second.With("authelia.password", Samples.Password)).ShouldBe(first);
    }

    [Fact]
    public void A_digest_without_its_password_stays()
    {
        var digestOnly = GeneratedSecrets.Fill(Samples.Complete).With("authelia.password", "");
        GeneratedSecrets.Missing(digestOnly).ShouldBeFalse();
    }

    [Fact]
    public void The_digest_is_the_one_that_Authelia_computes()
    {
        // The password and digest that Authelia's own configuration template shows.
        const string Expected = "$pbkdf2-sha512$310000$c8p78n7pUMln0jzvd4aK4Q$"
            + "JNRBzwAo0ek5qKn50cFzzvE9RXV88h1wJn5KGiHrD0YKtZaR/nCb2CJPOsKaPK0hjf.9yHxzQGZziziccp6Yng";
        PasswordDigest.Compute("insecure_secret", Convert.FromBase64String("c8p78n7pUMln0jzvd4aK4Q==")).ShouldBe(Expected);
        PasswordDigest.IsWellFormed(Expected).ShouldBeTrue();
    }

    [Fact]
    public void The_digest_is_the_one_that_qBittorrent_computes()
    {
        // The password and digest that qBittorrent had as its default before version 4.6.1.
        const string Expected = "@ByteArray(ARQ77eY1NUZaQsuDHbIMCA==:"
            + "0WMRkYTUWVT9wVvdDtHAjU9b3b7uB8NR1Gur2hmQCvCDpm39Q+PsJRJPaCU51dEiz+dTzh8qbPsL8WkFljQYFQ==)";
        PasswordDigest.Compute("adminadmin", Convert.FromBase64String("ARQ77eY1NUZaQsuDHbIMCA=="), DigestFormat.QBittorrent).ShouldBe(Expected);
        PasswordDigest.IsWellFormed(Expected, DigestFormat.QBittorrent).ShouldBeTrue();
    }

    [Fact]
    public void Tautullis_digest_is_what_its_own_function_computes()
    {
        // hashing_passwords.make_hash of Tautulli, in Python, with the bytes 0 to 15 for a salt.
        const string Expected = "PBKDF2$sha256$600000$AAECAwQFBgcICQoLDA0ODw==$nvhthp9eCUNpOzvymfrv1iCmniVh/pcq";

        PasswordDigest.Compute("correct horse", [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15], DigestFormat.Tautulli).ShouldBe(Expected);
        PasswordDigest.IsWellFormed(Expected, DigestFormat.Tautulli).ShouldBeTrue();
        PasswordDigest.IsWellFormed(Expected[..^4], DigestFormat.Tautulli).ShouldBeFalse();
        PasswordDigest.FormOf(DigestFormat.Tautulli).ShouldBe("PBKDF2$sha256$600000$salt$key");
    }

    [Fact]
    public void The_digest_is_the_one_that_bcrypt_computes()
    {
        // As the C library of Debian computes it (libcrypt).
        const string Expected = "$2a$10$..CA.uOD/eaGAOmJB.yMBuvDN6CYo3Tm7ezZ/XWxzm7yB3Os41bhG";
        PasswordDigest.Compute("correct horse", [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15], DigestFormat.Bcrypt).ShouldBe(Expected);
        PasswordDigest.IsWellFormed(Expected, DigestFormat.Bcrypt).ShouldBeTrue();
        PasswordDigest.IsWellFormed(Expected[..^1], DigestFormat.Bcrypt).ShouldBeFalse();
    }

    [Theory]
    [InlineData(DigestFormat.Authelia)]
    [InlineData(DigestFormat.QBittorrent)]
    [InlineData(DigestFormat.Tautulli)]
    [InlineData(DigestFormat.Bcrypt)]
    public void A_digest_knows_its_password_and_key(DigestFormat format)
    {
        var digest = PasswordDigest.Compute(Samples.Password, "key", format);
        PasswordDigest.IsWellFormed(digest, format).ShouldBeTrue();
        PasswordDigest.IsOf(digest, Samples.Password, "key", format).ShouldBeTrue();
        PasswordDigest.IsOf(digest, Samples.Password + " ", "key", format).ShouldBeFalse();
        PasswordDigest.IsOf(digest, Samples.Password, "other key", format).ShouldBeFalse();
        PasswordDigest.IsOf("", Samples.Password, "key", format).ShouldBeFalse();
    }

    [Fact]
    public void A_generated_password_has_its_digest_and_keys_have_their_programs_form()
    {
        var filled = GeneratedSecrets.Fill(Samples.Everything);
        SettingsValidator.Validate(filled).ShouldBeEmpty();
        PasswordDigest.IsOf(
            filled.Values["qbittorrent.password-digest"], filled.Values["qbittorrent.password"],
            filled.Values["qbittorrent.password-salt"], DigestFormat.QBittorrent).ShouldBeTrue();
        filled.Values["qbittorrent.api-key"].ShouldMatch("^qbt_[A-Za-z0-9]{28}$");
        filled.Values["ntfy.token"].ShouldMatch("^tk_[a-z0-9]{29}$");
        PasswordDigest.IsOf(
            filled.Values["ntfy.password-digest"], filled.Values["ntfy.password"], filled.Values["ntfy.password-salt"], DigestFormat.Bcrypt).ShouldBeTrue();
        filled.Values["sonarr.api-key"].ShouldMatch("^[0-9a-f]{32}$");
        GeneratedSecrets.Missing(filled).ShouldBeFalse();
    }
}
