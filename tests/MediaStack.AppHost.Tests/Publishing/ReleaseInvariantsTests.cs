using MediaStack.AppHost.Formats;
using MediaStack.Catalog;
using MediaStack.Catalog.Estate;
using MediaStack.Tests;
using YamlDotNet.RepresentationModel;

namespace MediaStack.AppHost.Tests.Publishing;

/// <summary>What holds for every service that is ever published. The services are those of the release that holds everything.</summary>
public sealed class ReleaseInvariantsTests
{
    // Beside this test, and compared with what is published by SampleReleaseTests.
    private static readonly string s_release = Path.Combine(
        Repository.Root, "tests", "MediaStack.AppHost.Tests", "Publishing", "Snapshots", "SampleReleaseTests.everything");

    private static readonly EstateDocument s_estate = EstateDocument.Parse(File.ReadAllText(Path.Combine(s_release, "estate.json")));

    private static readonly YamlMappingNode s_compose = Yaml.ReadMap(File.ReadAllText(Path.Combine(s_release, "docker-compose.yaml")));

    public static TheoryData<string> Services => [.. s_estate.Services.Select(service => service.Resource)];

    [Fact]
    public void Every_service_of_the_catalog_is_published() =>
        ServiceCatalog.Services.Select(service => service.Id).Except(s_estate.Services.Select(service => service.Id)).ShouldBeEmpty();

    [Fact]
    public void Compose_file_and_estate_name_the_same_services() =>
        Map(s_compose, "services").Children.Keys.Select(key => ((YamlScalarNode)key).Value).ShouldBe(s_estate.Services.Select(service => service.Resource), ignoreOrder: true);

    [Theory, MemberData(nameof(Services))]
    public void Image_has_an_exact_tag(string name)
    {
        var image = Text(Node(name), "image");
        var tag = image[(image.LastIndexOf(':') + 1)..];

        image.ShouldContain(':', customMessage: name);
        tag.ShouldMatch(@"^([a-z]+-)?v?\d+(\.\d+)+", name);
    }

    [Theory, MemberData(nameof(Services))]
    public void Health_is_checked_or_there_is_a_reason_why_not(string name)
    {
        var service = Service(name);

        Has(Node(name), "healthcheck").ShouldBe(service.Health is not null, name);
        (service.Health is null).ShouldBe(!string.IsNullOrWhiteSpace(service.NoHealthReason), name);
    }

    [Theory, MemberData(nameof(Services))]
    public void All_capabilities_are_dropped_and_each_that_comes_back_has_a_reason(string name)
    {
        Texts(Node(name), "cap_drop").ShouldBe(["ALL"], name);
        Texts(Node(name), "cap_add").ShouldBe(Privileges(name, "capability:"), ignoreOrder: true, name);
        Has(Node(name), "privileged").ShouldBeFalse(name);
    }

    [Theory, MemberData(nameof(Services))]
    public void New_privileges_are_never_gained(string name) => Texts(Node(name), "security_opt").ShouldContain("no-new-privileges:true", name);

    [Theory, MemberData(nameof(Services))]
    public void Root_start_writable_root_host_network_and_devices_have_a_reason(string name)
    {
        var node = Node(name);
        var user = Has(node, "user") ? Text(node, "user") : "0:0";

        (user == "0:0").ShouldBe(HasPrivilege(name, "root-start"), name);
        (!Has(node, "read_only")).ShouldBe(HasPrivilege(name, "writable-root"), name);
        (Has(node, "network_mode") && Text(node, "network_mode") == "host").ShouldBe(HasPrivilege(name, "host-network"), name);
        Texts(node, "group_add").ShouldBe(Privileges(name, "group:"), ignoreOrder: true, name);
        Texts(node, "devices").Select(device => device.Split(':')[0]).ShouldBe(Privileges(name, "device:"), ignoreOrder: true, name);
    }

    [Theory, MemberData(nameof(Services))]
    public void Every_privilege_has_a_reason_in_words(string name) =>
        Service(name).Privileges.ShouldAllBe(privilege => privilege.Reason.Length > 10, name);

    [Theory, MemberData(nameof(Services))]
    public void Only_the_reverse_proxy_and_pages_at_level_lan_have_ports(string name)
    {
        foreach (var port in Service(name).Ports)
        {
            var isGateway = name == "nginx-proxy-manager" && port.ContainerPort is 80 or 443;
            (isGateway || (Service(name).Access?.Level == AccessLevel.Lan && port.Address is not null)).ShouldBeTrue($"{name} publishes {port}");
        }
    }

    [Theory, MemberData(nameof(Services))]
    public void A_service_in_another_ones_namespace_has_no_network_and_no_port(string name)
    {
        var node = Node(name);
        if (Has(node, "network_mode") && Text(node, "network_mode").StartsWith("service:", StringComparison.Ordinal))
        {
            Has(node, "networks").ShouldBeFalse(name);
            Has(node, "ports").ShouldBeFalse(name);
        }
    }

    [Theory, MemberData(nameof(Services))]
    public void Only_a_socket_proxy_mounts_the_engines_socket(string name) =>
        Service(name).Volumes.Any(volume => volume.Source.EndsWith("docker.sock", StringComparison.Ordinal))
            .ShouldBe(name.EndsWith("-socket-proxy", StringComparison.Ordinal), name);

    [Theory, MemberData(nameof(Services))]
    public void No_network_is_shared_with_a_socket_proxy_but_by_its_one_consumer(string name)
    {
        if (!name.EndsWith("-socket-proxy", StringComparison.Ordinal))
        {
            return;
        }

        var network = s_estate.Networks.Single(network => network.Members.Contains(name));
        network.Internal.ShouldBeTrue(name);
        network.Members.Count.ShouldBe(2, name);
    }

    [Theory, MemberData(nameof(Services))]
    public void Memory_processes_and_logs_are_limited(string name)
    {
        var limits = Map(Map(Map(Node(name), "deploy"), "resources"), "limits");

        Text(limits, "memory").ShouldMatch(@"^\d+M$", name);
        int.Parse(Text(limits, "pids"), System.Globalization.CultureInfo.InvariantCulture).ShouldBeGreaterThan(0, name);
        Text(Map(Map(Node(name), "logging"), "options"), "max-size").ShouldNotBeEmpty(name);
    }

    [Theory, MemberData(nameof(Services))]
    public void Mounts_of_the_compose_file_are_classified_in_the_estate(string name)
    {
        if (Service(name).Category == ServiceCategory.Internal && name == "initialiser")
        {
            return; // It prepares the mounts of the others.
        }

        var mounted = Has(Node(name), "volumes") ? ((YamlSequenceNode)Member(Node(name), "volumes")).Cast<YamlMappingNode>().Select(volume => Text(volume, "target")) : [];
        mounted.Except(Service(name).Volumes.Select(volume => volume.Target)).ShouldBeEmpty(name);
    }

    [Theory, MemberData(nameof(Services))]
    public void Relations_and_waits_lead_to_services_that_exist(string name)
    {
        var names = s_estate.Services.Select(service => service.Resource).ToHashSet();

        s_estate.Edges.Where(edge => edge.From == name).ShouldAllBe(edge => names.Contains(edge.To), name);
        s_estate.Waits.Where(wait => wait.From == name).ShouldAllBe(wait => names.Contains(wait.To), name);
    }

    [Theory, MemberData(nameof(Services))]
    public void No_secret_stands_in_the_compose_file(string name)
    {
        var text = Yaml.Write(Yaml.Map((name, Node(name))));

        foreach (var secret in Directory.EnumerateFiles(Path.Combine(s_release, "secrets"), "*", SearchOption.AllDirectories).Select(File.ReadAllText).Where(secret => secret.Length >= 16))
        {
            text.ShouldNotContain(secret, Case.Sensitive, name);
        }
    }

    private static EstateService Service(string name) => s_estate.Services.Single(service => service.Resource == name);

    private static IEnumerable<string> Privileges(string name, string kind) =>
        Service(name).Privileges.Where(privilege => privilege.Name.StartsWith(kind, StringComparison.Ordinal)).Select(privilege => privilege.Name[kind.Length..]);

    private static bool HasPrivilege(string name, string privilege) => Service(name).Privileges.Any(each => each.Name == privilege);

    private static YamlMappingNode Node(string name) => Map(Map(s_compose, "services"), name);

    private static YamlNode Member(YamlMappingNode node, string key) => node.Children[new YamlScalarNode(key)];

    private static bool Has(YamlMappingNode node, string key) => node.Children.ContainsKey(new YamlScalarNode(key));

    private static YamlMappingNode Map(YamlMappingNode node, string key) => (YamlMappingNode)Member(node, key);

    private static string Text(YamlMappingNode node, string key) => ((YamlScalarNode)Member(node, key)).Value ?? "";

    private static IEnumerable<string> Texts(YamlMappingNode node, string key) =>
        Has(node, key) ? ((YamlSequenceNode)Member(node, key)).Select(item => ((YamlScalarNode)item).Value ?? "") : [];
}
