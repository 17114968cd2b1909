using MediaStack.Catalog.Settings;

namespace MediaStack.Catalog.Tests.Settings;

/// <summary>The settings files in <c>samples/</c>.</summary>
public sealed class SamplesTests
{
    public static TheoryData<string> Names => ["home", "typical", "everything"];

    [Theory, MemberData(nameof(Names))]
    public void A_sample_can_be_published_and_that_writes_nothing(string name)
    {
        var loaded = Load(name);
        loaded.Exists.ShouldBeTrue();
        // The repository's files are readable by everybody; they hold nothing secret.
        loaded.Findings.ShouldAllBe(finding => finding.Code == FindingCodes.SecretsReadable);
        // Everything includes what its owner is warned of.
        SettingsValidator.Validate(loaded.Settings).Where(finding => name != "everything" || finding.Code is not (FindingCodes.Caution or FindingCodes.SameJob)).ShouldBeEmpty();
        GeneratedSecrets.Missing(loaded.Settings).ShouldBeFalse();
    }

    [Fact]
    public void Home_is_the_default_estate_with_a_time_zone()
    {
        var home = Load("home").Settings;
        home.Services.ShouldBe(StackSettings.Default.Services);
        home.Values.Keys.Where(key => ServiceCatalog.FindSetting(key) is { Asked: true }).ShouldBe(["time-zone"]);
    }

    [Fact]
    public void Everything_has_every_service_and_several_libraries()
    {
        var everything = Load("everything").Settings;
        everything.Services.ShouldBe(ServiceCatalog.Services.Select(service => service.Id).Order(StringComparer.Ordinal));
        SettingList.Items(everything["films-folders"]).Count.ShouldBeGreaterThan(1);
        everything["gluetun.port-forwarding"].ShouldBe("true");
    }

    [Fact]
    public void The_samples_show_both_kinds_of_tunnel() =>
        new[] { "typical", "everything" }.Select(name => Load(name).Settings["gluetun.type"]).ShouldBe(["wireguard", "openvpn"]);

    private static LoadedSettings Load(string name) => new SettingsStore(Repository.At("samples", $"{name}.json")).Load();
}
