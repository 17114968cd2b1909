using System.Text;
using MediaStack.Catalog.Estate;

namespace MediaStack.Catalog.Tests.Estate;

public sealed class EstateDocumentTests
{
    private static readonly EstateService s_redis = new(
        "redis",
        "redis",
        "Redis",
        ServiceCategory.Gateway,
        "redis:8.10.0-alpine",
        [new("tcp", "tcp", "redis", 6379)],
        [
            new("redis-data", "/data", EstateVolumeKind.Config, ReadOnly: false),
            new("./config/redis/redis.conf", "/etc/redis.conf", EstateVolumeKind.Config, ReadOnly: true),
        ],
        ["data"],
        new(["CMD", "redis-cli", "ping"], 15, 5, 4, 30),
        []);

    private static readonly EstateService s_proxy = new(
        "proxy", "proxy", "Proxy & \"gate\" ü", ServiceCategory.WaysIn, "proxy:1", [], [], ["edge", "data"], Health: null,
        [new(8443, 443, "tcp", "192.168.1.10"), new(8080, 80, "tcp")])
    {
        NoHealthReason = "The image has no tool to ask with.",
        Access = new(AccessLevel.OwnLogin, "proxy.example.com"),
        Libraries = [new(MediaKind.Films, "/library/b"), new(MediaKind.Films, "/library/a")],
        AskedAtDeploy = [new("PROXY_CLAIM", "Claim", "Whose it is.", Secret: true, ValidSeconds: 240)],
        Privileges = [new("root-start", "It binds low ports."), new("capability:NET_BIND_SERVICE", "It binds low ports.")],
    };

    private static EstateDocument Document => new()
    {
        Product = "0.1.0",
        Project = "mediastack",
        SettingsFingerprint = new('a', 64),
        Services = [s_redis, s_proxy],
        Edges = [new(EstateEdgeKind.SessionStore, "proxy", "redis")],
        Waits = [new("proxy", "redis", EstateWaitCondition.Healthy), new("proxy", "init", EstateWaitCondition.Completed)],
        Networks = [new("edge", Internal: false, ["proxy"]), new("data", Internal: true, ["redis", "proxy"])],
        Volumes = ["redis-data"],
        Storage = new("/srv/mediastack",
        [
            new(MediaKind.Series, "/mnt/series", "/library/mnt/series", Adopted: true),
            new(MediaKind.Films, "/srv/mediastack/media/movies", "/data/media/movies", Adopted: false),
        ]),
        Gateway = new(PublicDoor.CloudflareTunnel, "example.com", 8443, "444",
        [
            new("sonarr", "sonarr.example.com", AccessLevel.TwoFactor, "http", "sonarr", 8989, "location / {\n  return 404;\n}\n")
            {
                ForceHttps = true,
                ApiPaths = ["/api"],
                ApiKeyHeader = "X-Api-Key",
                BlockedPaths = ["/metrics"],
            },
            new("jellyfin", "jellyfin.example.com", AccessLevel.OwnLogin, "http", "jellyfin", 8096, "") { Websockets = false, BlockExploits = true },
        ]),
    };

    [Fact]
    public void The_file_is_readable_and_in_a_fixed_order() => Snapshot.Match(Document.ToJson(), "json");

    [Fact]
    public void The_order_of_the_lists_makes_no_difference()
    {
        var shuffled = Document with
        {
            Services = [.. Document.Services.Reverse()],
            Waits = [.. Document.Waits.Reverse()],
            Networks = [.. Document.Networks.Reverse().Select(network => network with { Members = [.. network.Members.Reverse()] })],
        };
        shuffled.ToJson().ShouldBe(Document.ToJson());
    }

    [Fact]
    public void What_is_written_is_read_back()
    {
        var json = Document.ToJson();
        EstateDocument.Parse(json).ToJson().ShouldBe(json);
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        var read = EstateDocument.Parse(stream);
        var proxy = read.Services.Single(service => service.Id == "proxy");
        proxy.Category.ShouldBe(ServiceCategory.WaysIn);
        proxy.Title.ShouldBe("Proxy & \"gate\" ü");
        proxy.NoHealthReason.ShouldBe(s_proxy.NoHealthReason);
        proxy.Privileges.ShouldBe(s_proxy.Privileges, ignoreOrder: true);
        proxy.Ports.ShouldBe([new(8080, 80, "tcp"), new(8443, 443, "tcp", "192.168.1.10")]);
        proxy.Access.ShouldBe(new EstateAccess(AccessLevel.OwnLogin, "proxy.example.com"));
        read.Services.Single(service => service.Id == "redis").Access.ShouldBeNull();
        read.Storage.ShouldNotBeNull().DataFolder.ShouldBe("/srv/mediastack");
        read.Storage.Roots.ShouldBe(Document.Storage!.Roots, "new media go to the first of a kind");
        proxy.Libraries.ShouldBe(s_proxy.Libraries);
        proxy.AskedAtDeploy.ShouldBe(s_proxy.AskedAtDeploy);
        read.Gateway.ShouldNotBeNull().Door.ShouldBe(PublicDoor.CloudflareTunnel);
        read.Gateway.Hosts.Select(host => host.Service).ShouldBe(["jellyfin", "sonarr"]);
        read.Gateway.Hosts[1].Configuration.ShouldBe("location / {\n  return 404;\n}\n");
        read.Waits.ShouldContain(new EstateWait("proxy", "redis", EstateWaitCondition.Healthy));
    }

    [Theory]
    [InlineData(AccessLevel.Internal)]
    [InlineData(AccessLevel.Lan)]
    [InlineData(AccessLevel.OwnLogin)]
    [InlineData(AccessLevel.OneFactor)]
    [InlineData(AccessLevel.TwoFactor)]
    public void Every_access_level_is_written_as_it_is_read(AccessLevel level)
    {
        var document = Document with { Services = [s_redis with { Access = new(level) }], Storage = null };
        var read = EstateDocument.Parse(document.ToJson());
        read.Services.ShouldHaveSingleItem().Access.ShouldBe(new EstateAccess(level));
        read.Storage.ShouldBeNull();
    }

    [Fact]
    public void Every_kind_of_mount_is_written_as_it_is_read()
    {
        var volumes = Enum.GetValues<EstateVolumeKind>().Select(kind => new EstateVolume($"./{kind}", $"/{kind}", kind, ReadOnly: true));
        var read = EstateDocument.Parse((Document with { Services = [s_redis with { Volumes = [.. volumes] }] }).ToJson());
        read.Services.ShouldHaveSingleItem().Volumes.ShouldBe(volumes, ignoreOrder: true);
    }

    [Fact]
    public void Every_kind_of_edge_is_listed_once()
    {
        var constants = typeof(EstateEdgeKind).GetFields().Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!);
        EstateEdgeKind.All.ShouldBe(constants, ignoreOrder: true); // a constant has a value
        EstateEdgeKind.All.ShouldBeUnique();
    }

    [Theory]
    [InlineData("", "cannot be read")]
    [InlineData("null", "cannot be read")]
    [InlineData("[]", "cannot be read")]
    [InlineData("{}", "cannot be read")]
    [InlineData("{", "cannot be read")]
    public void Text_that_is_no_estate_is_refused_with_a_cure(string json, string problem) => ShouldBeRefused(json, problem);

    [Theory]
    [InlineData("\"settingsFingerprint\": \"f\"", "\"settingsFingerprint\": null", "cannot be read")]
    [InlineData("\"edges\": []", "\"edges\": [ { \"from\": \"a\" } ]", "cannot be read")]
    [InlineData("\"waits\": []", "\"waits\": [ { \"from\": \"a\", \"to\": \"b\", \"condition\": \"soon\" } ]", "cannot be read")]
    [InlineData("\"waits\": []", "\"waits\": [ { \"from\": \"a\", \"to\": \"b\", \"condition\": 1 } ]", "cannot be read")]
    [InlineData("\"services\": [],", "", "cannot be read")]
    [InlineData("\"schemaVersion\": 1,", "", "cannot be read")]
    [InlineData("\"schemaVersion\": 1", "\"schemaVersion\": 2", "schema version 2")]
    [InlineData("\"schemaVersion\": 1", "\"schemaVersion\": 0", "schema version 0")]
    public void An_estate_with_one_thing_wrong_is_refused_with_a_cure(string right, string wrong, string problem)
    {
        Smallest.ShouldContain(right);
        ShouldBeRefused(Smallest.Replace(right, wrong, StringComparison.Ordinal), problem);
    }

    [Fact]
    public void Unknown_properties_of_a_later_product_are_passed_over() =>
        EstateDocument.Parse(Smallest.Replace("{", "{ \"later\": [1], ", StringComparison.Ordinal)).Project.ShouldBe("p");

    private const string Smallest = """
        { "schemaVersion": 1, "product": "1", "project": "p", "settingsFingerprint": "f",
          "services": [], "edges": [], "waits": [], "networks": [], "volumes": [] }
        """;

    private static void ShouldBeRefused(string json, string problem)
    {
        var failure = Should.Throw<FormatException>(() => EstateDocument.Parse(json));
        failure.Message.ShouldContain(problem);
        failure.Message.ShouldContain("Cure:");
    }
}
