using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Aspire.Hosting.Lifecycle;
using Microsoft.Extensions.DependencyInjection;

namespace Compat.Tests.ApplicationModel;

public sealed class EventingTests : IDisposable
{
    private readonly TestApplication _app = TestApplication.Publishing();
    private readonly List<string> _calls = [];

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Subscribers_are_called_in_order_until_they_unsubscribe()
    {
        var eventing = new DistributedApplicationEventing();
        var first = eventing.Subscribe<Happened>((_, _) => Note("first"));
        eventing.Subscribe<Happened>((_, _) => Note("second"));

        await eventing.PublishAsync(new Happened(), TestContext.Current.CancellationToken);
        eventing.Unsubscribe(first);
        await eventing.PublishAsync(new Happened(), TestContext.Current.CancellationToken);

        _calls.ShouldBe(["first", "second", "second"]);
    }

    [Fact]
    public async Task An_error_ends_the_event_and_reaches_who_published_it()
    {
        var eventing = new DistributedApplicationEventing();
        eventing.Subscribe<Happened>((_, _) => throw new InvalidOperationException("broken"));
        eventing.Subscribe<Happened>((_, _) => Note("never"));

        (await Should.ThrowAsync<InvalidOperationException>(() => eventing.PublishAsync(new Happened()))).Message.ShouldBe("broken");
        _calls.ShouldBeEmpty();
    }

    [Fact]
    public void Only_concrete_events_can_be_asked_for() =>
        Should.Throw<ArgumentException>(() => new DistributedApplicationEventing().Subscribe<IDistributedApplicationEvent>((_, _) => Task.CompletedTask))
            .Message.ShouldContain(nameof(IDistributedApplicationEvent));

    [Fact]
    public async Task Events_of_a_resource_are_told_for_that_resource_only()
    {
        using var app = _app.Builder.Build();
        var one = _app.Builder.AddContainer("one", "one").OnResourceReady((resource, _, _) => Note($"{resource.Name} ready"));
        var other = _app.Builder.AddContainer("other", "other");

        await _app.Builder.Eventing.PublishAsync(new ResourceReadyEvent(other.Resource, app.Services), TestContext.Current.CancellationToken);
        _calls.ShouldBeEmpty();
        await _app.Builder.Eventing.PublishAsync(new ResourceReadyEvent(one.Resource, app.Services), TestContext.Current.CancellationToken);

        _calls.ShouldBe(["one ready"]);
    }

    [Fact]
    public async Task Publishing_subscribes_services_before_the_start_event()
    {
        _app.Builder.Configuration["Pipeline:OutputPath"] = Path.Combine(_app.Folder.FullName, "out");
        _app.Builder.Services.AddSingleton(_calls);
        _app.Builder.Services.TryAddEventingSubscriber<Subscriber>();
        _app.Builder.Services.TryAddEventingSubscriber<Subscriber>();
        _app.Builder.OnBeforeStart((_, _) => Note("builder")).OnBeforePublish((_, _) => Note("publish")).OnAfterPublish((_, _) => Note("published"));

        await _app.Builder.Build().RunAsync(TestContext.Current.CancellationToken);

        _calls.ShouldBe(["builder", "service", "publish", "published"]);
    }

    private Task Note(string call)
    {
        _calls.Add(call);
        return Task.CompletedTask;
    }

    private sealed class Happened : IDistributedApplicationEvent;

    private sealed class Subscriber(List<string> calls) : IDistributedApplicationEventingSubscriber
    {
        public Task SubscribeAsync(
            IDistributedApplicationEventing eventing,
            DistributedApplicationExecutionContext executionContext,
            CancellationToken cancellationToken)
        {
            eventing.Subscribe<BeforeStartEvent>((_, _) =>
            {
                calls.Add("service");
                return Task.CompletedTask;
            });
            return Task.CompletedTask;
        }
    }
}
