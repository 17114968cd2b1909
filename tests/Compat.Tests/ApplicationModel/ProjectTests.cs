using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace Compat.Tests.ApplicationModel;

public sealed class ProjectTests : IDisposable
{
    private const string Profiles = """
        {
          // Comments and trailing commas are usual in this file.
          "profiles": {
            "docker": { "commandName": "Docker" },
            "web": {
              "commandName": "Project",
              "applicationUrl": "https://localhost:7001;http://localhost:5001;http://127.0.0.1:5002",
              "environmentVariables": { "DOTNET_ENVIRONMENT": "Development", "GREETING": "hello" },
            },
            "quiet": { "commandName": "Project" },
          },
        }
        """;

    private readonly TestApplication _publishing = TestApplication.Publishing();
    private readonly TestApplication _running = TestApplication.Running();

    public void Dispose()
    {
        _publishing.Dispose();
        _running.Dispose();
    }

    [Fact]
    public async Task In_run_mode_the_first_project_profile_gives_endpoints_and_variables()
    {
        var project = Add(_running);

        Endpoints(project).ShouldBe(["https 7001 localhost", "http 5001 localhost", "http2 5002 127.0.0.1"]);
        var environment = await project.PlaceholdersAsync();
        environment["GREETING"].ShouldBe("hello");
        environment["DOTNET_LAUNCH_PROFILE"].ShouldBe("web");
        environment["ASPNETCORE_HTTPS_PORT"].ShouldBe("{api.bindings.https.port}");
        environment["ASPNETCORE_URLS"].ShouldBe(
            "{api.bindings.https.scheme}://localhost:{api.bindings.https.targetPort};{api.bindings.http.scheme}://localhost:{api.bindings.http.targetPort};{api.bindings.http2.scheme}://127.0.0.1:{api.bindings.http2.targetPort}");
    }

    [Fact]
    public async Task The_profiles_variables_do_not_override_those_of_the_model()
    {
        var project = Add(_running).WithEnvironment("GREETING", "late");
        var early = Add(_running, name: "early");

        (await project.PlaceholdersAsync())["GREETING"].ShouldBe("late");
        (await early.PlaceholdersAsync())["GREETING"].ShouldBe("hello");
    }

    [Fact]
    public async Task In_publish_mode_a_web_profile_gives_http_and_https_on_one_port_and_no_variables()
    {
        var project = Add(_publishing);

        Endpoints(project).ShouldBe(["http  localhost", "https  localhost"]);
        (await project.PlaceholdersAsync()).ShouldBe(
            new Dictionary<string, string>
            {
                ["OTEL_DOTNET_EXPERIMENTAL_OTLP_RETRY"] = "in_memory",
                ["ASPNETCORE_FORWARDEDHEADERS_ENABLED"] = "true",
                ["HTTP_PORTS"] = "{api.bindings.http.targetPort}",
            },
            ignoreOrder: true);
        project.Resource.HasAnnotationOfType<OtlpExporterAnnotation>().ShouldBeTrue();
    }

    [Fact]
    public async Task Published_ports_are_those_of_all_endpoints_without_a_variable_of_their_own()
    {
        var project = Add(_publishing, options => options.ExcludeLaunchProfile = true)
            .WithHttpEndpoint(targetPort: 8080)
            .WithHttpEndpoint(targetPort: 8081, name: "admin")
            .WithHttpEndpoint(targetPort: 9090, name: "metrics", env: "METRICS_PORT")
            .WithHttpsEndpoint(targetPort: 8443)
            .DisableForwardedHeaders();

        var environment = await project.PlaceholdersAsync();
        environment["HTTP_PORTS"].ShouldBe("{api.bindings.http.targetPort};{api.bindings.admin.targetPort}");
        environment["HTTPS_PORTS"].ShouldBe("{api.bindings.https.targetPort}");
        environment.Keys.ShouldNotContain("ASPNETCORE_FORWARDEDHEADERS_ENABLED");
    }

    [Fact]
    public void The_named_profile_is_used_else_the_app_hosts_own_else_the_first()
    {
        _running.Configure("DOTNET_LAUNCH_PROFILE", "quiet");

        Endpoints(Add(_running, name: "by-default")).ShouldBeEmpty();
        Endpoints(Add(_running, options => options.LaunchProfileName = "web", "by-name")).Count().ShouldBe(3);

        _running.Configure("DOTNET_LAUNCH_PROFILE", "unknown");
        Endpoints(Add(_running, name: "by-order")).Count().ShouldBe(3);
    }

    [Fact]
    public void A_null_profile_is_none()
    {
        var project = _running.Builder.AddProject("api", WriteProject(_running), launchProfileName: null);

        Endpoints(project).ShouldBeEmpty();
        project.Resource.HasAnnotationOfType<ExcludeLaunchProfileAnnotation>().ShouldBeTrue();
    }

    [Fact]
    public void An_unknown_profile_is_an_error_that_lists_those_there_are() =>
        Should.Throw<DistributedApplicationException>(() => Add(_running, options => options.LaunchProfileName = "prod"))
            .Message.ShouldContain("docker, web, quiet");

    [Fact]
    public void Malformed_launch_settings_are_named()
    {
        var project = WriteProject(_running, "{ broken");

        Should.Throw<DistributedApplicationException>(() => _running.Builder.AddProject("api", project))
            .Message.ShouldContain("launchSettings.json");
    }

    [Fact]
    public void A_project_without_sources_needs_both_exclusions()
    {
        Should.Throw<DistributedApplicationException>(() => _publishing.Builder.AddProject<Gone>("first"))
            .Message.ShouldContain("ExcludeLaunchProfile");

        var project = _publishing.Builder.AddProject<Gone>("second", options =>
        {
            options.ExcludeLaunchProfile = true;
            options.ExcludeKestrelEndpoints = true;
        });

        project.Resource.GetProjectMetadata().ProjectPath.ShouldBe(new Gone().ProjectPath);
    }

    [Fact]
    public void Kestrel_endpoints_are_refused_unless_excluded()
    {
        var path = WriteProject(_publishing);
        _publishing.Write("api/appsettings.json", """{ "Kestrel": { "Endpoints": { "Web": { "Url": "http://*:5000" } } } }""");

        Should.Throw<DistributedApplicationException>(() => _publishing.Builder.AddProject("first", path)).Message.ShouldContain("(Web)");
        Endpoints(_publishing.Builder.AddProject("second", path, options => options.ExcludeKestrelEndpoints = true)).Count().ShouldBe(2);
    }

    [Fact]
    public void A_relative_path_starts_at_the_app_hosts_folder()
    {
        var path = WriteProject(_publishing);

        _publishing.Builder.AddProject("api", "api/api.csproj").Resource.GetProjectMetadata().ProjectPath.ShouldBe(path);
    }

    private static IResourceBuilder<ProjectResource> Add(TestApplication app, Action<ProjectResourceOptions>? configure = null, string name = "api") =>
        app.Builder.AddProject(name, WriteProject(app), configure ?? (_ => { }));

    private static string WriteProject(TestApplication app, string launchSettings = Profiles)
    {
        app.Write("api/Properties/launchSettings.json", launchSettings);
        return app.Write("api/api.csproj", "<Project/>");
    }

    private static IEnumerable<string> Endpoints(IResourceBuilder<ProjectResource> project) =>
        project.Resource.Annotations.OfType<EndpointAnnotation>()
        .Select(endpoint => $"{endpoint.Name} {endpoint.Port} {endpoint.TargetHost}");

    private sealed class Gone : IProjectMetadata
    {
        public string ProjectPath => Path.Combine(Path.GetTempPath(), "compat-no-such-folder", "gone.csproj");
    }
}
