using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace Compat.Tests.ApplicationModel;

public sealed class WaitTests : IDisposable
{
    private readonly TestApplication _app = TestApplication.Publishing();
    private readonly IResourceBuilder<ContainerResource> _app1;
    private readonly IResourceBuilder<ContainerResource> _server;
    private readonly IResourceBuilder<Child> _database;

    public WaitTests()
    {
        _app1 = _app.Builder.AddContainer("app", "app");
        _server = _app.Builder.AddContainer("server", "server");
        _database = _app.Builder.AddResource(new Child("database", _server.Resource));
    }

    public void Dispose() => _app.Dispose();

    [Fact]
    public void Each_wait_has_its_type_and_a_relation()
    {
        var migration = _app.Builder.AddContainer("migration", "m");
        var cache = _app.Builder.AddContainer("cache", "c");
        _app1.WaitFor(_server).WaitForStart(cache, WaitBehavior.StopOnResourceUnavailable).WaitForCompletion(migration, exitCode: 3);

        Waits(_app1.Resource).ShouldBe(["server WaitUntilHealthy 0 ", "cache WaitUntilStarted 0 StopOnResourceUnavailable", "migration WaitForCompletion 3 "]);
        _app1.Resource.Relations().ShouldBe(["WaitFor server", "WaitFor cache", "WaitFor migration"]);
    }

    [Fact]
    public void Waiting_for_a_child_waits_for_its_parent_first()
    {
        _app1.WaitFor(_database);

        Waits(_app1.Resource).ShouldBe(["server WaitUntilHealthy 0 ", "database WaitUntilHealthy 0 "]);
    }

    [Fact]
    public void Nothing_waits_for_itself() =>
        Should.Throw<DistributedApplicationException>(() => _app1.WaitFor(_app1)).Message.ShouldContain("'app'");

    [Fact]
    public void A_child_does_not_wait_for_its_parent_at_any_depth()
    {
        var table = _app.Builder.AddResource(new Child("table", _database.Resource));

        Should.Throw<DistributedApplicationException>(() => _database.WaitFor(_server)).Message.ShouldContain("'server'");
        Should.Throw<DistributedApplicationException>(() => table.WaitForStart(_server)).Message.ShouldContain("'server'");
        Should.Throw<DistributedApplicationException>(() => table.WaitForCompletion(_database)).Message.ShouldContain("'database'");
        table.Resource.Annotations.OfType<WaitAnnotation>().ShouldBeEmpty();
    }

    private static IEnumerable<string> Waits(ContainerResource resource) => resource.Annotations.OfType<WaitAnnotation>()
        .Select(wait => $"{wait.Resource.Name} {wait.WaitType} {wait.ExitCode} {wait.WaitBehavior}");

    private sealed class Child(string name, IResource parent) : Resource(name), IResourceWithParent<IResource>, IResourceWithWaitSupport
    {
        public IResource Parent => parent;
    }
}
