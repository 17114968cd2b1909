using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace Compat.Tests.ApplicationModel;

public sealed class ResourceTests : IDisposable
{
    private readonly TestApplication _app = TestApplication.Publishing();

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData("a")]
    [InlineData("Sonarr-4k")]
    [InlineData("a234567890123456789012345678901234567890123456789012345678901234")]
    public void Usable_names(string name) => _app.Builder.AddContainer(name, "image").Resource.Name.ShouldBe(name);

    [Theory]
    [InlineData("4k-sonarr", "start with an ASCII letter")]
    [InlineData("-sonarr", "start with an ASCII letter")]
    [InlineData("so_narr", "only ASCII letters, digits and hyphens")]
    [InlineData("sönarr", "only ASCII letters, digits and hyphens")]
    [InlineData("so--narr", "two hyphens in a row")]
    [InlineData("sonarr-", "end with a hyphen")]
    [InlineData("a2345678901234567890123456789012345678901234567890123456789012345", "1 to 64 characters")]
    public void Unusable_names_are_refused_with_the_reason(string name, string reason)
    {
        var exception = Should.Throw<ArgumentException>(() => _app.Builder.AddContainer(name, "image"));

        exception.Message.ShouldContain($"'{name}'");
        exception.Message.ShouldContain(reason);
        _app.Builder.Resources.ShouldBeEmpty();
    }

    [Fact]
    public void All_reasons_come_at_once()
    {
        var message = Should.Throw<ArgumentException>(() => _app.Builder.AddContainer("_--", "image")).Message;

        message.ShouldContain("start with an ASCII letter");
        message.ShouldContain("only ASCII letters");
        message.ShouldContain("two hyphens");
        message.ShouldContain("end with a hyphen");
    }

    [Fact]
    public void Names_are_unique_upper_and_lower_case_alike()
    {
        _app.Builder.AddContainer("redis", "redis");

        Should.Throw<DistributedApplicationException>(() => _app.Builder.AddParameter("Redis")).Message.ShouldContain("'redis'");
    }

    [Fact]
    public void Resources_are_found_by_name_and_type()
    {
        var redis = _app.Builder.AddContainer("redis", "redis").Resource;

        _app.Builder.CreateResourceBuilder<ContainerResource>("REDIS").Resource.ShouldBeSameAs(redis);
        _app.Builder.TryCreateResourceBuilder<ParameterResource>("redis", out var none).ShouldBeFalse();
        none.ShouldBeNull();
        Should.Throw<InvalidOperationException>(() => _app.Builder.CreateResourceBuilder<ContainerResource>("nobody"))
            .Message.ShouldContain("'nobody'");
    }

    [Fact]
    public void Replacing_an_annotation_removes_all_of_its_type()
    {
        var container = _app.Builder.AddContainer("c", "c")
            .WithAnnotation(new ContainerNameAnnotation { Name = "a" })
            .WithAnnotation(new ContainerNameAnnotation { Name = "b" })
            .WithContainerName("c");

        container.Resource.Annotations.OfType<ContainerNameAnnotation>().Select(annotation => annotation.Name).ShouldBe(["c"]);
    }

    [Fact]
    public void Compute_resources_are_containers_and_projects_that_are_not_excluded()
    {
        _app.Builder.AddContainer("one", "one");
        _app.Builder.AddContainer("hidden", "hidden").ExcludeFromManifest();
        _app.Builder.AddParameter("token");
        _app.Builder.AddExecutable("tool", "tool", ".");
        _app.Builder.AddProject("api", _app.Write("p/p.csproj", "<Project/>"), options => options.ExcludeLaunchProfile = true);

        new DistributedApplicationModel(_app.Builder.Resources).GetComputeResources().Select(resource => resource.Name)
            .ShouldBe(["one", "api"]);
    }

    [Fact]
    public async Task An_executable_keeps_command_folder_and_arguments()
    {
        var tool = _app.Builder.AddExecutable("tool", "python3", "scripts", "-m", "http.server");

        tool.Resource.Command.ShouldBe("python3");
        tool.Resource.WorkingDirectory.ShouldBe(Path.Combine(_app.Folder.FullName, "scripts"));
        (await tool.ArgumentsAsync()).ShouldBe(["-m", "http.server"]);
    }

    [Fact]
    public void Health_checks_have_keys_and_are_not_doubled()
    {
        var container = _app.Builder.AddContainer("c", "c").WithHttpEndpoint(targetPort: 80).WithHttpHealthCheck("/ping", 204).WithHealthCheck("own");

        container.Resource.Annotations.OfType<HealthCheckAnnotation>().Select(check => check.Key)
            .ShouldBe(["c_http_/ping_204_check", "own"]);
        Should.Throw<DistributedApplicationException>(() => container.WithHealthCheck("own"));
    }

    [Fact]
    public void A_http_health_check_needs_an_endpoint_that_speaks_http()
    {
        var container = _app.Builder.AddContainer("c", "c").WithEndpoint(targetPort: 6379, name: "tcp");

        Should.Throw<DistributedApplicationException>(() => container.WithHttpHealthCheck()).Message.ShouldContain("'c'");
        Should.Throw<DistributedApplicationException>(() => container.WithHttpHealthCheck(endpointName: "tcp"))
            .Message.ShouldContain("'tcp'");
    }

    [Fact]
    public async Task Commands_keep_their_rules_and_the_newest_of_a_name_counts()
    {
        var container = _app.Builder.AddContainer("c", "c")
            .WithCommand("flush", "Old", _ => Task.FromResult(CommandResults.Failure("old")))
            .WithCommand("flush", "Flush", _ => Task.FromResult(CommandResults.Success("done")), new CommandOptions { IconName = "Delete", ConfirmationMessage = "Sure?" });

        var command = container.Resource.Annotations.OfType<ResourceCommandAnnotation>().ShouldHaveSingleItem();
        (command.DisplayName, command.IconName, command.ConfirmationMessage).ShouldBe(("Flush", "Delete", "Sure?"));
        command.Visibility.ShouldBe(ResourceCommandVisibility.UI | ResourceCommandVisibility.Api);
        var context = new ExecuteCommandContext
        {
            Services = null!, // The command above asks for none.
            ResourceName = "c",
            CancellationToken = TestContext.Current.CancellationToken,
            Logger = Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance,
        };
        (await command.ExecuteCommand(context)).Message.ShouldBe("done");
    }

    [Fact]
    public async Task Urls_are_added_and_changed_by_callbacks_in_order()
    {
        var host = _app.Builder.AddParameter("host", "example.org");
        var container = _app.Builder.AddContainer("c", "c").WithHttpEndpoint(targetPort: 80)
            .WithUrlForEndpoint("http", _ => new ResourceUrlAnnotation { Url = "/web", DisplayText = "Web" })
            .WithUrl($"https://{host}/help", "Help")
            .WithUrlForEndpoint("http", url => url.DisplayText = "Web page");
        var endpoint = container.Resource.Endpoint("http");
        endpoint.AllocatedEndpoint = new AllocatedEndpoint(endpoint, "localhost", 8080);

        var context = new ResourceUrlsCallbackContext(_app.Builder.ExecutionContext, container.Resource);
        foreach (var annotation in container.Resource.Annotations.OfType<ResourceUrlsCallbackAnnotation>())
            await annotation.Callback(context);

        context.Urls.Select(url => $"{url.DisplayText}: {url.Url}")
            .ShouldBe(["Web page: http://localhost:8080/web", "Help: https://example.org/help"]);
    }
}
