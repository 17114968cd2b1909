using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Orchestration;
using States = Aspire.Hosting.ApplicationModel.KnownResourceStates;

namespace Compat.Tests.Orchestration;

public sealed class RunValuesTests : IAsyncDisposable
{
    private readonly RunningApplication _app = new();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task An_endpoint_has_the_address_that_its_reader_sees()
    {
        var api = _app.Builder.AddExecutable("api", "api", ".").WithHttpEndpoint();
        var cache = _app.Builder.AddContainer("cache", "cache").WithEndpoint(targetPort: 6379, scheme: "redis", name: "tcp");
        var process = _app.Builder.AddExecutable("process", "p", ".").WithEnvironment("API", api.GetEndpoint("http")).WithEnvironment("CACHE", cache.GetEndpoint("tcp"));
        var container = _app.Builder.AddContainer("container", "c").WithEnvironment("API", api.GetEndpoint("http")).WithEnvironment("CACHE", cache.GetEndpoint("tcp"));
        await _app.StartAsync();
        await _app.UntilAsync(process, States.Running);
        await _app.UntilAsync(container, States.Running);

        var apiPort = api.GetEndpoint("http").Port;
        Environment("process").ShouldBe([$"API=http://localhost:{apiPort}", $"CACHE=redis://localhost:{cache.GetEndpoint("tcp").Port}"]);
        Environment("container").ShouldBe([$"API=http://host.docker.internal:{apiPort}", "CACHE=redis://cache.dev.internal:6379"]);
    }

    [Fact]
    public async Task A_reference_is_discovered_under_the_address_that_its_reader_sees()
    {
        var api = _app.Builder.AddContainer("api", "api").WithHttpEndpoint(targetPort: 8080);
        var web = _app.Builder.AddContainer("web", "web").WithReference(api.GetEndpoint("http"));
        await _app.StartAsync();
        await _app.UntilAsync(web, States.Running);

        Environment("web").ShouldBe(["API_HTTP=http://api.dev.internal:8080", "services__api__http__0=http://api.dev.internal:8080"]);
    }

    [Fact]
    public async Task A_connection_string_is_announced_before_somebody_reads_it_and_is_secret_with_its_password()
    {
        var order = new List<string>();
        var redis = _app.Builder.AddRedis("redis");
        redis.OnConnectionStringAvailable((_, _, _) =>
        {
            order.Add("available");
            return Task.CompletedTask;
        });
        var web = _app.Builder.AddExecutable("web", "web", ".").WithReference(redis).WithArgs("--verbose", redis.Resource.PasswordParameter!);
        web.OnResourceReady((_, _, _) =>
        {
            order.Add("started");
            return Task.CompletedTask;
        });
        await _app.StartAsync();
        await _app.Notifications.WaitForResourceHealthyAsync("web", _app.Token);

        order.ShouldBe(["available", "started"]);
        var password = await redis.Resource.PasswordParameter!.GetValueAsync(_app.Token);
        var given = _app.Engine.StartedWith["web"];
        given.Environment.Single(variable => variable.Name == "ConnectionStrings__redis")
            .ShouldBe(new RunVariable("ConnectionStrings__redis", $"localhost:{redis.GetEndpoint("tcp").Port},password={password}", IsSecret: true));
        given.Environment.Single(variable => variable.Name == "REDIS_HOST").IsSecret.ShouldBeFalse();
        given.Arguments.ShouldBe([new("--verbose", false), new(password!, true)]);
        var shown = _app.Now(redis.Resource).Properties.Single(property => property.Name == "resource.connectionString");
        (shown.Value, shown.IsSensitive).ShouldBe((given.Environment.Single(variable => variable.Name == "ConnectionStrings__redis").Value, true));
    }

    [Fact]
    public async Task Callbacks_are_called_at_each_start_after_the_waits()
    {
        var calls = new List<string>();
        var database = _app.Builder.AddContainer("database", "d").WithExplicitStart();
        var web = _app.Builder.AddContainer("web", "web").WaitFor(database).WithEnvironment(context =>
        {
            calls.Add($"{context.Resource.Name} {context.ExecutionContext.IsRunMode} after {string.Join(", ", _app.Engine.Calls)}");
            context.EnvironmentVariables["START"] = $"{calls.Count}";
        });
        await _app.StartAsync();
        await _app.UntilAsync(web, States.Waiting);
        calls.ShouldBeEmpty();

        await _app.CommandAsync(database, "start");
        await _app.UntilAsync(web, States.Running);
        await _app.CommandAsync(web, "restart");

        calls.ShouldBe(["web True after engine start, start database", "web True after engine start, start database, start web, stop web"]);
        Environment("web").ShouldBe(["START=2"]);
    }

    [Fact]
    public async Task An_address_that_is_not_known_yet_is_waited_for()
    {
        var late = new LateResource("late");
        _app.Builder.AddResource(late);
        var endpoint = new EndpointAnnotation(System.Net.Sockets.ProtocolType.Tcp, "http");
        _app.Builder.Eventing.Subscribe<BeforeStartEvent>((_, _) => Task.CompletedTask);
        var web = _app.Builder.AddExecutable("web", "web", ".").WithEnvironment("LATE", new EndpointReference(late, endpoint));
        await _app.StartAsync();
        late.Annotations.Add(endpoint);
        WaitProgress.WaitingFor(await _app.UntilAsync(web, States.Waiting)).ShouldBe(["endpoint http of late"]);

        endpoint.AllocatedEndpoint = new AllocatedEndpoint(endpoint, "localhost", 4711);

        await _app.UntilAsync(web, States.Running);
        Environment("web").ShouldBe(["LATE=http://localhost:4711"]);
    }

    [Fact]
    public async Task A_value_of_a_type_that_cannot_be_passed_on_is_named()
    {
        var web = _app.Builder.AddContainer("web", "web").WithEnvironment(context => context.EnvironmentVariables["N"] = 42);
        await _app.StartAsync();

        await _app.UntilAsync(web, States.FailedToStart);

        (await _app.LogOfAsync(web)).ShouldHaveSingleItem().ShouldContain("'web' is given a Int32");
    }

    private IEnumerable<string> Environment(string resource) =>
        _app.Engine.StartedWith[resource].Environment.Select(variable => $"{variable.Name}={variable.Value}");

    private sealed class LateResource(string name) : Resource(name), IResourceWithEndpoints;
}
