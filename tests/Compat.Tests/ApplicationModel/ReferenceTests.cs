using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace Compat.Tests.ApplicationModel;

public sealed class ReferenceTests : IDisposable
{
    private readonly TestApplication _app = TestApplication.Publishing();
    private readonly IResourceBuilder<ContainerResource> _app1;
    private readonly IResourceBuilder<ProjectResource> _api;

    public ReferenceTests()
    {
        _app1 = _app.Builder.AddContainer("app", "app");
        _api = _app.Builder.AddProject("media-api", _app.Write("p/p.csproj", "<Project/>"), options => options.ExcludeLaunchProfile = true)
            .WithHttpEndpoint()
            .WithHttpsEndpoint()
            .WithHttpEndpoint(name: "admin-ui");
    }

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Endpoints_come_as_variables_and_for_service_discovery()
    {
        _app1.WithReference(_api);

        (await _app1.PlaceholdersAsync()).ShouldBe(
            new Dictionary<string, string>
            {
                ["MEDIA_API_HTTP"] = "{media-api.bindings.http.url}",
                ["services__media-api__http__0"] = "{media-api.bindings.http.url}",
                ["MEDIA_API_HTTPS"] = "{media-api.bindings.https.url}",
                ["services__media-api__https__0"] = "{media-api.bindings.https.url}",
                ["MEDIA_API_ADMIN_UI"] = "{media-api.bindings.admin-ui.url}",
                ["services__media-api__admin-ui__0"] = "{media-api.bindings.admin-ui.url}",
            },
            ignoreOrder: true);
        _app1.Resource.Relations().ShouldBe(["Reference media-api"]);
    }

    [Fact]
    public async Task One_endpoint_can_be_referenced_alone_and_twice_is_once()
    {
        _app1.WithReference(_api.GetEndpoint("admin-ui")).WithReference(_api.GetEndpoint("admin-ui"));

        (await _app1.PlaceholdersAsync()).Keys.ShouldBe(["MEDIA_API_ADMIN_UI", "services__media-api__admin-ui__0"]);
        _app1.Resource.Relations().ShouldBe(["Reference media-api"]);
    }

    [Fact]
    public async Task An_endpoint_kept_out_of_references_must_be_named()
    {
        _api.WithEndpoint("admin-ui", endpoint => endpoint.ExcludeReferenceEndpoint = true);
        var other = _app.Builder.AddContainer("other", "other").WithReference(_api.GetEndpoint("admin-ui"));
        _app1.WithReference(_api);

        (await _app1.PlaceholdersAsync()).Keys.ShouldNotContain("MEDIA_API_ADMIN_UI");
        (await other.PlaceholdersAsync()).Keys.ShouldContain("MEDIA_API_ADMIN_UI");
    }

    [Fact]
    public async Task A_reference_may_have_a_name_of_its_own()
    {
        _app1.WithReference(_api, "backend");

        (await _app1.PlaceholdersAsync()).Keys.ShouldContain("BACKEND_HTTP");
        (await _app1.PlaceholdersAsync()).Keys.ShouldContain("services__backend__http__0");
    }

    [Theory]
    [InlineData(ReferenceEnvironmentInjectionFlags.Endpoints, "MEDIA_API_ADMIN_UI")]
    [InlineData(ReferenceEnvironmentInjectionFlags.ServiceDiscovery, "services__media-api__admin-ui__0")]
    public async Task Flags_choose_which_variables_come(ReferenceEnvironmentInjectionFlags flags, string expected)
    {
        _app1.WithReferenceEnvironment(flags).WithReference(_api.GetEndpoint("admin-ui"));

        (await _app1.PlaceholdersAsync()).Keys.ShouldBe([expected]);
    }

    [Fact]
    public async Task Connection_comes_as_string_and_as_parts()
    {
        var store = _app.Builder.AddResource(new Store("key-store"));
        _app1.WithReference(store).WithReference(store, connectionName: "cache");

        (await _app1.PlaceholdersAsync()).ShouldBe(
            new Dictionary<string, string>
            {
                ["ConnectionStrings__key-store"] = "{key-store.connectionString}",
                ["KEY_STORE_HOST"] = "db.example.org",
                ["ConnectionStrings__cache"] = "{key-store.connectionString}",
                ["CACHE_HOST"] = "db.example.org",
            },
            ignoreOrder: true);
        _app1.Resource.Relations().ShouldBe(["Reference key-store"]);
    }

    [Fact]
    public async Task A_service_outside_is_a_plain_address()
    {
        _app1.WithReference("tmdb", new Uri("https://api.example.org"));

        (await _app1.PlaceholdersAsync()).ShouldBe(new Dictionary<string, string>
        {
            ["services__tmdb__default__0"] = "https://api.example.org/",
            ["TMDB"] = "https://api.example.org/",
        });
    }

    [Theory]
    [InlineData("https://api.example.org/v3")]
    [InlineData("/relative")]
    public void An_address_outside_must_be_absolute_and_without_path(string address) =>
        Should.Throw<InvalidOperationException>(() => _app1.WithReference("tmdb", new Uri(address, UriKind.RelativeOrAbsolute)))
            .Message.ShouldContain("'tmdb'");

    [Fact]
    public async Task Variables_take_texts_values_expressions_and_callbacks_the_last_one_counts()
    {
        var token = _app.Builder.AddParameter("token", secret: true);
        _app1.WithEnvironment("TZ", "Europe/Berlin")
            .WithEnvironment("EMPTY", (string?)null)
            .WithEnvironment("TOKEN", token)
            .WithEnvironment("API", _api.GetEndpoint("http"))
            .WithEnvironment("PORT", _api.GetEndpoint("http").Property(EndpointProperty.Port))
            .WithEnvironment("AUTH", $"Bearer {token}")
            .WithEnvironment("LATE", () => "computed")
            .WithEnvironment(context => context.EnvironmentVariables["TZ"] = "UTC");

        (await _app1.PlaceholdersAsync()).ShouldBe(
            new Dictionary<string, string>
            {
                ["TZ"] = "UTC",
                ["EMPTY"] = string.Empty,
                ["TOKEN"] = "{token.value}",
                ["API"] = "{media-api.bindings.http.url}",
                ["PORT"] = "{media-api.bindings.http.port}",
                ["AUTH"] = "Bearer {token.value}",
                ["LATE"] = "computed",
            },
            ignoreOrder: true);
        _app1.Resource.Relations().ShouldBe(["Reference token", "Reference media-api"]);
    }

    [Fact]
    public async Task Arguments_add_up_in_order()
    {
        var token = _app.Builder.AddParameter("token", secret: true);
        _app1.WithArgs("--serve", "--port").WithArgs(_api.GetEndpoint("http").Property(EndpointProperty.TargetPort), token).WithArgs(context => context.Args.Insert(0, "run"));

        (await _app1.ArgumentsAsync()).ShouldBe(["run", "--serve", "--port", "{media-api.bindings.http.targetPort}", "{token.value}"]);
        _app1.Resource.Relations().ShouldBe(["Reference media-api", "Reference token"]);
    }

    private sealed class Store(string name) : Resource(name), IResourceWithConnectionString
    {
        public ReferenceExpression ConnectionStringExpression => ReferenceExpression.Create($"Host=db.example.org");

        public IEnumerable<KeyValuePair<string, ReferenceExpression>> GetConnectionProperties() =>
            [new("Host", ReferenceExpression.Create($"db.example.org"))];
    }
}
