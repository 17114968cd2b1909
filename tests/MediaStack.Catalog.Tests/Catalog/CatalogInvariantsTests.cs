using MediaStack.Catalog.Settings;

namespace MediaStack.Catalog.Tests.Catalog;

/// <summary>What holds for every service and every setting, each failing with its name.</summary>
public sealed class CatalogInvariantsTests
{
    public static TheoryData<string> ServiceIds => [.. ServiceCatalog.Services.Select(service => service.Id)];

    public static TheoryData<string> SettingKeys => [.. ServiceCatalog.AllSettings.Select(setting => setting.Key)];

    [Fact]
    public void The_services_and_stack_settings_are_there()
    {
        ServiceCatalog.Services.Select(service => service.Id).ShouldBe(
        [
            "nginx-proxy-manager", "authelia", "redis", "fail2ban", "gluetun", "qbittorrent", "nzbget", "sabnzbd", "prowlarr", "flaresolverr", "sonarr",
            "radarr", "lidarr", "bookshelf", "bazarr", "recyclarr", "unpackerr",
            "jellyfin", "plex", "tautulli", "seerr", "audiobookshelf", "kavita", "calibre-web", "homepage", "prometheus", "grafana",
            "alertmanager", "node-exporter",
            "cadvisor", "blackbox-exporter", "redis-exporter", "exportarr", "ntfy", "apprise", "volume-backup", "watchtower", "dozzle", "monitorr",
        ]);
        ServiceCatalog.StackSettings.Select(setting => setting.Key)
            .ShouldBe(["time-zone", "puid", "pgid", "umask", "domain", "lan-address", "wizard-port", "own-proxy", "own-proxy-address",
                "data-folder", "films-folders",
                "series-folders", "music-folders", "books-folders", "audiobooks-folders", "comics-folders", "podcasts-folders",
                "notifications.channel", "host-memory", "processor-limits"]);
        ServiceCatalog.Find("authelia")!.RunsAs.ShouldBe(new RunAs(8001, 8001));
        ServiceCatalog.Find("redis")!.RunsAs.ToString().ShouldBe("999:1000");
        ServiceCatalog.Find("no-such")?.Id.ShouldBeNull();
    }

    [Theory, MemberData(nameof(ServiceIds))]
    public void A_service_has_a_plain_id_and_texts_for_people(string id)
    {
        var service = ServiceCatalog.Find(id)!;
        id.ShouldMatch("^[a-z][a-z0-9]*(-[a-z0-9]+)*$");
        service.Title.ShouldNotBeNullOrWhiteSpace();
        service.Summary.ShouldEndWith(".");
        service.WhyNotDefault?.ShouldEndWith(".");
        service.Caution?.ShouldEndWith(".");
        if (service.Default)
            service.WhyNotDefault.ShouldBeNull();
    }

    [Theory, MemberData(nameof(ServiceIds))]
    public void A_service_names_only_services_that_exist_and_never_itself(string id)
    {
        var service = ServiceCatalog.Find(id)!;
        var others = service.Needs.Concat(service.NeedsOneOf).Concat(service.Conflicts).Concat(service.Replaces).ToList();
        foreach (var other in others)
            ServiceCatalog.Find(other).ShouldNotBeNull($"{id} → {other}");
        others.ShouldNotContain(id);
    }

    [Theory, MemberData(nameof(ServiceIds))]
    public void What_is_asked_at_the_first_start_describes_itself(string id)
    {
        foreach (var question in ServiceCatalog.Find(id)!.AskedAtDeploy) // the data has those that exist
        {
            question.Variable.ShouldMatch("^[A-Z][A-Z0-9_]*$");
            question.Label.ShouldNotBeNullOrWhiteSpace();
            question.Help.ShouldEndWith(".");
            question.ValidSeconds.ShouldBePositive();
        }
    }

    [Theory, MemberData(nameof(ServiceIds))]
    public void A_setting_of_a_service_is_named_after_it(string id) =>
        ServiceCatalog.Find(id)!.Settings.ShouldAllBe(setting => setting.Key.StartsWith(id + "."));

    [Theory, MemberData(nameof(ServiceIds))]
    public void A_service_that_the_default_estate_leaves_out_says_why_or_is_needed_by_another(string id)
    {
        var service = ServiceCatalog.Find(id)!; // the data has those that exist
        if (!service.Default && service.WhyNotDefault is null)
            ServiceCatalog.Services.ShouldContain(other => other.Needs.Contains(id), id);
    }

    [Theory, MemberData(nameof(ServiceIds))]
    public void A_service_alone_with_what_it_needs_asks_only_for_what_is_required(string id)
    {
        var findings = SettingsValidator.Validate(new StackSettings { Services = ServiceCatalog.WithNeeds([id]) });
        findings.ShouldAllBe(finding => finding.Code == FindingCodes.MissingValue || finding.Code == FindingCodes.Caution);
    }

    [Theory, MemberData(nameof(ServiceIds))]
    public void A_service_of_the_default_estate_needs_no_answer(string id)
    {
        var service = ServiceCatalog.Find(id)!;
        if (!service.Default)
            return;
        service.Settings.ShouldAllBe(setting => !setting.Required || setting.Default != null || setting.Generated);
        service.Settings.ShouldAllBe(setting => setting.RequiredWhen.Count == 0
            || !setting.RequiredWhen.All(condition => condition.Holds(StackSettings.Default.Has, key => StackSettings.Default[key])));
        service.Needs.ShouldAllBe(need => ServiceCatalog.Find(need)!.Default); // the theory above: it exists
    }

    [Theory, MemberData(nameof(SettingKeys))]
    public void A_setting_describes_itself(string key)
    {
        var setting = ServiceCatalog.FindSetting(key)!;
        key.ShouldMatch(@"^([a-z0-9-]+\.)?[a-z][a-z0-9]*(-[a-z0-9]+)*$");
        setting.Label.ShouldNotBeNullOrWhiteSpace();
        setting.Help.ShouldEndWith(".");
        (setting.Choices.Count > 1).ShouldBe(setting.Kind == SettingKind.Choice);
    }

    [Theory, MemberData(nameof(SettingKeys))]
    public void A_default_is_a_good_value_and_never_a_secret(string key)
    {
        var setting = ServiceCatalog.FindSetting(key)!;
        if (setting.Default is null)
            return;
        SettingsValidator.Check(setting, setting.Default).ShouldBeNull();
        setting.Secret.ShouldBeFalse();
        setting.Default.ShouldNotBeEmpty();
    }

    [Theory, MemberData(nameof(SettingKeys))]
    public void A_setting_that_nobody_is_asked_for_can_be_made(string key)
    {
        var setting = ServiceCatalog.FindSetting(key)!;
        if (setting.Generated || setting.DigestOf is not null)
            setting.Kind.ShouldBe(SettingKind.Secret);
        if (setting.DigestOf is null)
            return;
        var password = ServiceCatalog.FindSetting(setting.DigestOf)!;
        (password.Kind == SettingKind.Password || password is { Kind: SettingKind.Secret, Generated: true }).ShouldBeTrue();
        var salt = ServiceCatalog.FindSetting(setting.DigestOf + "-salt")!;
        salt.Generated.ShouldBeTrue();
        salt.Format.ShouldBe(SecretFormat.Salt);
    }

    [Theory, MemberData(nameof(SettingKeys))]
    public void Conditions_name_settings_services_and_choices_that_exist(string key)
    {
        var setting = ServiceCatalog.FindSetting(key)!;
        var ports = ServiceCatalog.Services.SelectMany(service => service.FixedPorts).Select(port => port.When).OfType<SettingCondition>();
        foreach (var condition in setting.RequiredWhen.Concat(setting.DependsOn).Concat(ports))
        {
            if (condition.Setting is null)
            {
                condition.Services.ShouldNotBeEmpty();
                foreach (var service in condition.Services)
                    ServiceCatalog.Find(service).ShouldNotBeNull(condition.ToString());
                continue;
            }

            var other = ServiceCatalog.FindSetting(condition.Setting).ShouldNotBeNull(condition.ToString());
            condition.Values.ShouldAllBe(value => SettingsValidator.Check(other, value) == null);
        }
    }

    [Theory, MemberData(nameof(ServiceIds))]
    public void A_service_says_how_much_memory_it_takes_and_may_take(string id)
    {
        var memory = ServiceCatalog.Find(id)!.Memory.ShouldNotBeNull($"{id}: set Memory in its catalog entry, and use WithProcesses in its model file");
        memory.TypicalMiB.ShouldBeGreaterThan(0, id);
        memory.LimitMiB.ShouldBeGreaterThanOrEqualTo(memory.TypicalMiB, id);
        ServiceCatalog.FindSetting(ResourceSettings.MemoryKey(id)).ShouldNotBeNull(id).Advanced.ShouldBeTrue(id);
        ServiceCatalog.FindSetting(ResourceSettings.ProcessorsKey(id)).ShouldNotBeNull(id).Default.ShouldBeNull(id);
    }
}
