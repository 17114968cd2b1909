using MediaStack.Catalog.Settings;
using MediaStack.Catalog.Settings.Files;

namespace MediaStack.Catalog.Tests.Settings;

public sealed class StackSettingsTests
{
    [Fact]
    public void The_default_estate_is_what_runs_without_a_credential()
    {
        StackSettings.Default.Services.ShouldBe(["bazarr", "homepage", "jellyfin", "prometheus", "prowlarr", "radarr", "seerr", "sonarr"]);
        StackSettings.Default.Values.ShouldBeEmpty();
        SettingsValidator.Validate(GeneratedSecrets.Fill(StackSettings.Default)).ShouldBeEmpty();
    }

    [Fact]
    public void What_is_left_out_is_said_with_the_reason()
    {
        var notes = DefaultEstate.LeftOut(StackSettings.Default);
        // What nobody would miss by itself is not among them.
        notes.Select(note => note.Setting).ShouldBe(
            ServiceCatalog.Services.Select(service => service.Id).Except(StackSettings.Default.Services).Except(["redis"]));
        notes[1].ToString().ShouldBe("note: authelia: Authelia is left out: "
            + "It needs your own domain, an e-mail address and a password of your choice. "
            + "Cure: To have it, add \"authelia\" to \"services\" in the settings file.");
        DefaultEstate.LeftOut(Samples.Everything.WithServices(ServiceCatalog.Services.Select(service => service.Id))).ShouldBeEmpty();
    }

    [Fact]
    public void A_value_is_the_given_one_else_the_default_else_none()
    {
        var settings = new StackSettings().With("puid", "1234");
        settings["puid"].ShouldBe("1234");
        settings["pgid"].ShouldBe("1000");
        settings["domain"].ShouldBeNull();
        settings["no-such"].ShouldBeNull();
        settings.With("puid", "")["puid"].ShouldBe("1000");
    }

    [Fact]
    public void Services_are_sorted_and_distinct()
    {
        var settings = new StackSettings().WithServices("redis", "authelia", "redis");
        settings.Services.ShouldBe(["authelia", "redis"]);
        settings.Has("redis").ShouldBeTrue();
        settings.Has("prometheus").ShouldBeFalse();
    }

    [Fact]
    public void Equal_content_is_equal()
    {
        var one = new StackSettings { Services = ["redis", "authelia"] }.With("puid", "1").With("domain", "a.b");
        var two = new StackSettings { Services = ["authelia", "redis"] }.With("domain", "a.b").With("puid", "1");
        one.ShouldBe(two);
        one.GetHashCode().ShouldBe(two.GetHashCode());
        one.ShouldNotBe(two.With("puid", "2"));
        one.ShouldNotBe(two.WithServices("redis"));
    }

    [Fact]
    public void The_text_form_shows_no_value() => Samples.Complete.ToString().ShouldNotContain(Samples.Password);

    [Fact]
    public void The_fingerprint_is_of_what_shapes_the_estate()
    {
        var fingerprint = Samples.Complete.Fingerprint();
        fingerprint.ShouldMatch("^[0-9a-f]{64}$");
        Samples.Complete.With("puid", "1001").Fingerprint().ShouldNotBe(fingerprint);
        Samples.Complete.WithServices("redis", "authelia").Fingerprint().ShouldNotBe(fingerprint);
        Samples.Complete.With("authelia.password", "").Fingerprint().ShouldNotBe(fingerprint);

        Samples.Complete.With("puid", "1000").Fingerprint().ShouldBe(fingerprint, "an explicit default changes nothing");
        Samples.Complete.With("authelia.password", "another one of mine").Fingerprint()
            .ShouldBe(fingerprint, "a secret's value does not show");
        GeneratedSecrets.Fill(Samples.Complete).Fingerprint().ShouldBe(fingerprint, "what is generated does not count");
        StackSettings.Default.With("authelia.user", "me").Fingerprint()
            .ShouldBe(StackSettings.Default.Fingerprint(), "Authelia is not selected");
    }

    [Fact]
    public void Values_cannot_imitate_each_other_in_the_fingerprint() =>
        new StackSettings().With("domain", "a.b\nlan-address 9 127.0.0.1").Fingerprint()
            .ShouldNotBe(new StackSettings().With("domain", "a.b").With("lan-address", "127.0.0.1").Fingerprint());

    [Fact]
    public void The_product_reads_and_writes_one_version_of_settings() =>
        SettingsMigrations.Product.CurrentVersion.ShouldBe(StackSettings.CurrentSchemaVersion);
}
