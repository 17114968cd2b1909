using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using States = Aspire.Hosting.ApplicationModel.KnownResourceStates;

namespace Compat.Tests.Orchestration;

/// <summary>What the model says about resources is shown, from the first moment on.</summary>
public sealed class ModelOnScreenTests : IAsyncDisposable
{
    private readonly RunningApplication _app = new();
    private readonly IResourceBuilder<ContainerResource> _web;

    public ModelOnScreenTests()
    {
        _web = _app.Builder.AddContainer("web", "registry.example.org/web", "1.2").WithExplicitStart();
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Image_icon_mounts_relations_and_parent_are_shown()
    {
        var group = _app.Builder.AddContainer("group", "group");
        var cache = _app.Builder.AddContainer("cache", "cache").WithEndpoint(targetPort: 1, name: "tcp");
        _web.WithIconName("Globe").WithParentRelationship(group).WithReference(cache.GetEndpoint("tcp")).WaitFor(cache)
            .WithVolume("web-data", "/data").WithBindMount("/etc/web", "/etc/web", isReadOnly: true);

        await _app.StartAsync();

        var shown = _app.Now(_web.Resource);
        (shown.ResourceType, shown.State!.Text, shown.IconName, shown.IconVariant).ShouldBe(("Container", States.NotStarted, "Globe", IconVariant.Filled));
        shown.Properties.Select(property => (property.Name, property.Value)).ShouldBe([
            ("resource.parentName", group.Resource.InstanceId()), ("container.image", "registry.example.org/web:1.2")]);
        shown.Relationships.ShouldBe([new("group", "Parent"), new("cache", "Reference"), new("cache", "WaitFor")]);
        shown.Volumes.ShouldBe([new("web-data", "/data", "volume", false), new("/etc/web", "/etc/web", "bind", true)]);
        shown.CreationTimeStamp.ShouldNotBeNull();
    }

    [Fact]
    public async Task Urls_are_those_of_endpoints_and_of_the_model_as_callbacks_change_them()
    {
        _web.WithHttpEndpoint(targetPort: 80).WithHttpEndpoint(targetPort: 81, name: "admin")
            .WithUrl("https://example.org/docs", "Documentation")
            .WithUrl($"{_web.GetEndpoint("http")}/metrics", "Metrics")
            .WithUrlForEndpoint("http", url => url.DisplayText = "Start page")
            .WithUrlForEndpoint("admin", _ => new ResourceUrlAnnotation { Url = "/console", DisplayText = "Console", DisplayLocation = UrlDisplayLocation.DetailsOnly });

        await _app.StartAsync();

        var (http, admin) = (_web.GetEndpoint("http").Port, _web.GetEndpoint("admin").Port);
        var shown = _app.Now(_web.Resource).Urls;
        shown.Select(url => $"{url.Name}|{url.Url}|{url.DisplayProperties.DisplayName}|{(url.IsInternal ? "details" : "summary")}|{(url.IsInactive ? "inactive" : "active")}")
            .ShouldBe([
                $"http|http://localhost:{http}|Start page|summary|inactive",
                $"admin|http://localhost:{admin}||summary|inactive",
                "|https://example.org/docs|Documentation|summary|active",
                $"|http://localhost:{http}/metrics|Metrics|summary|active",
                $"admin|http://localhost:{admin}/console|Console|details|inactive"]);
        await _app.CommandAsync(_web, "start");
        _app.Now(_web.Resource).Urls.ShouldAllBe(url => !url.IsInactive);
    }

    [Fact]
    public async Task What_listens_nowhere_may_have_urls_too()
    {
        var parameter = _app.Builder.AddParameter("key", "abc").WithUrl("https://example.org/key");

        await _app.StartAsync();

        (await _app.UntilAsync(parameter, snapshot => !snapshot.Urls.IsEmpty)).Urls.ShouldBe([new UrlSnapshot(null, "https://example.org/key", false)]);
    }

    [Fact]
    public async Task A_callback_that_fails_leaves_the_urls_so_far_and_a_line_in_the_log()
    {
        _web.WithHttpEndpoint(targetPort: 80).WithUrls(_ => throw new InvalidOperationException("No such page."));

        await _app.StartAsync();

        _app.Now(_web.Resource).Urls.ShouldHaveSingleItem().Name.ShouldBe("http");
        (await _app.LogOfAsync(_web)).ShouldContain("System.InvalidOperationException: No such page.");
    }

    [Fact]
    public async Task A_resource_of_ones_own_begins_as_it_says_and_lives_in_its_callback()
    {
        var own = _app.Builder.AddResource(new OwnResource("own"))
            .WithInitialState(new CustomResourceSnapshot { ResourceType = "Mailbox", Properties = [new("letters", 3)], State = States.Starting })
            .OnInitializeResource((resource, initialize, _) =>
                initialize.Notifications.PublishUpdateAsync(resource, snapshot => snapshot with { State = States.Running }));

        await _app.StartAsync();

        var running = await _app.UntilAsync(own, States.Running);
        (running.ResourceType, running.Properties.Single()).ShouldBe(("Mailbox", new ResourcePropertySnapshot("letters", 3)));
    }

    [Fact]
    public async Task Events_come_in_order()
    {
        var order = new System.Collections.Concurrent.ConcurrentQueue<string>();
        _app.Builder.OnBeforeStart((_, _) => Note("before start"));
        var api = _app.Builder.AddContainer("api", "api").WithHttpEndpoint(targetPort: 80)
            .OnResourceEndpointsAllocated((_, _, _) => Note("endpoints allocated"))
            .OnBeforeResourceStarted((_, _, _) => Note("before started"))
            .OnResourceReady((_, _, _) => Note("ready"))
            .OnResourceStopped((_, _, _) => Note("stopped"));
        await _app.StartAsync();
        await _app.Notifications.WaitForResourceHealthyAsync("api", _app.Token);

        await _app.CommandAsync(api, "stop");
        while (order.Count < 5)
            await Task.Delay(10, _app.Token);

        order.ShouldBe(["before start", "endpoints allocated", "before started", "ready", "stopped"]);

        Task Note(string what)
        {
            order.Enqueue(what);
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task The_engine_is_stopped_with_the_application()
    {
        await _app.StartAsync();

        await _app.Application.StopAsync(_app.Token);

        _app.Engine.Calls.ShouldBe(["engine start", "engine stop"]);
    }

    [Fact]
    public async Task An_engine_that_cannot_be_started_leaves_nothing_behind()
    {
        _app.Engine.StartError = new DistributedApplicationException("There is no engine.");

        (await Should.ThrowAsync<DistributedApplicationException>(_app.StartAsync)).Message.ShouldBe("There is no engine.");

        _app.Engine.Calls.ShouldBe(["engine start", "engine stop"]);
    }

    [Fact]
    public async Task Stopping_while_it_starts_is_no_error()
    {
        _app.Engine.StartError = new OperationCanceledException();
        _app.Application.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();

        await _app.Application.RunAsync(_app.Token);
    }

    private sealed class OwnResource(string name) : Resource(name);
}
