using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using MediaStack.AppHost.Running;
using MediaStack.Catalog.Settings;
using MediaStack.Tests;

namespace MediaStack.AppHost.Tests.Running;

/// <summary>The model that a run has, before anything is started.</summary>
[Collection(InTestProcess.Name)]
public sealed class RunModelTests : IDisposable
{
    private readonly ScratchHome _home;

    public RunModelTests(ScratchHome home) => _home = home;

    public void Dispose() => _home.Empty();

    [Theory]
    [InlineData("home")]
    [InlineData("typical")]
    [InlineData("everything")]
    public async Task A_run_has_the_files_of_a_publish_byte_for_byte(string sample)
    {
        await using var builder = await DescribeAsync("--settings", Repository.At("samples", $"{sample}.json"));

        // Kept beside the tests of publishing, and compared there with what is published.
        var published = Repository.At("tests", "MediaStack.AppHost.Tests", "Publishing", "Snapshots", $"SampleReleaseTests.{sample}");
        var development = _home.At("development");
        var expected = FilesOf(published).Where(file => file is not (".env" or "docker-compose.yaml")).ToList();
        FilesOf(development).ShouldBe(expected);
        foreach (var file in expected)
        {
            File.ReadAllBytes(Path.Combine(development, file)).ShouldBe(File.ReadAllBytes(Path.Combine(published, file)), file);
        }
    }

    [Fact]
    public async Task Containers_run_under_the_policy_of_a_release()
    {
        await using var builder = await DescribeAsync("--settings", Repository.At("samples", "typical.json"));

        var text = new StringBuilder();
        foreach (var container in builder.Resources.OfType<ContainerResource>())
        {
            text.Append(CultureInfo.InvariantCulture, $"{container.Name}\n");
            foreach (var line in await DescribeAsync(container))
            {
                text.Append(CultureInfo.InvariantCulture, $"  {line.Replace(_home.At(), "<home>", StringComparison.Ordinal)}\n");
            }
        }

        Snapshot.Match(text.ToString());
    }

    [Fact]
    public async Task Containers_wait_for_a_person_unless_the_estate_is_to_start()
    {
        var sample = Repository.At("samples", "home.json");
        await using (var builder = await DescribeAsync("--settings", sample))
        {
            builder.Resources.OfType<ContainerResource>().ShouldAllBe(container => container.HasAnnotationOfType<ExplicitStartupAnnotation>());
        }

        await using (var builder = await DescribeAsync("--settings", sample, "--estate"))
        {
            builder.Resources.OfType<ContainerResource>().ShouldAllBe(container => !container.HasAnnotationOfType<ExplicitStartupAnnotation>());
        }
    }

    [Fact]
    public async Task What_is_saved_in_the_wizard_reaches_parameters_and_output()
    {
        // What the wizard saves through the API is saved by this store.
        new SettingsStore(SettingsStore.DefaultPath()).Save(StackSettings.Default.With("time-zone", "Asia/Tokyo"));

        await using var builder = await DescribeAsync();

        builder.Configuration["Parameters:ms-time-zone"].ShouldBe("Asia/Tokyo");
        var parameter = builder.Resources.OfType<ParameterResource>().Single(resource => resource.Name == "ms-time-zone");
        (await parameter.GetValueAsync(TestContext.Current.CancellationToken)).ShouldBe("Asia/Tokyo");
        (await EnvironmentOf(builder.Resources.OfType<ContainerResource>().First()))["TZ"].ShouldBeOfType<ParameterResource>().Name.ShouldBe("ms-time-zone");

        (await Cli.RunAsync("dotnet",
            [Path.Combine(AppContext.BaseDirectory, "MediaStack.AppHost.dll"), "--operation", "publish", "--step", "publish", "--output-path", _home.At("out")],
            new CliOptions { Environment = new Dictionary<string, string?> { ["MEDIASTACK_HOME"] = _home.At() } })).Succeeded();
        File.ReadAllText(_home.At("out", "docker-compose.yaml")).ShouldContain("TZ: \"Asia/Tokyo\"");
    }

    [Fact]
    public async Task Invalid_settings_leave_what_mends_them()
    {
        Directory.CreateDirectory(_home.At());
        await File.WriteAllTextAsync(_home.At("stack.json"), """{ "schemaVersion": 1, "services": ["sonarr"], "values": { "puid": "0" } }""", TestContext.Current.CancellationToken);

        await using var builder = await DescribeAsync();

        builder.Resources.Where(resource => resource is not ParameterResource).Select(resource => resource.Name)
            .ShouldBe(["api", "wizard", "estate"], ignoreOrder: true);
        CommandsOf(builder.Resources.OfType<EstateResource>().Single()).ShouldBe(["validate-settings"]);
    }

    [Fact]
    public async Task A_chosen_port_that_is_taken_is_told_and_replaced()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
        new SettingsStore(SettingsStore.DefaultPath()).Save(StackSettings.Default.With("jellyfin.port", port));

        await using var builder = await DescribeAsync();

        var jellyfin = builder.Resources.OfType<ContainerResource>().Single(resource => resource.Name == "jellyfin");
        jellyfin.Annotations.OfType<EndpointAnnotation>().Single(endpoint => endpoint.Name == "http").Port.ShouldBeNull();
    }

    [Fact]
    public async Task The_estate_and_its_shelves_are_the_parents_of_the_services()
    {
        await using var builder = await DescribeAsync("--settings", Repository.At("samples", "typical.json"));

        var estate = builder.Resources.OfType<EstateResource>().Single(resource => resource.Name == "estate");
        CommandsOf(estate).ShouldBe(["validate-settings", "start-estate", "stop-estate", "publish-now"]);
        builder.Resources.OfType<EstateResource>().Except([estate]).ShouldAllBe(shelf => ParentOf(shelf) == estate);
        ParentOf(builder.Resources.Single(resource => resource.Name == "sonarr")).Name.ShouldBe("library");
        ParentOf(builder.Resources.Single(resource => resource.Name == "gluetun")).Name.ShouldBe("downloads");
    }

    private static async Task<IDistributedApplicationTestingBuilder> DescribeAsync(params string[] args) =>
        await DistributedApplicationTestingBuilder.CreateAsync<Projects.MediaStack_AppHost>(args, TestContext.Current.CancellationToken);

    private static async Task<IEnumerable<string>> DescribeAsync(ContainerResource container)
    {
        List<object> arguments = [];
        // The last one asks for the container of another service, which is there only in a run.
        foreach (var callback in container.Annotations.OfType<ContainerRuntimeArgsCallbackAnnotation>().SkipLast(1))
        {
            await callback.Callback(new ContainerRuntimeArgsCallbackContext(arguments, TestContext.Current.CancellationToken));
        }

        var command = new CommandLineArgsCallbackContext([], container, TestContext.Current.CancellationToken);
        foreach (var callback in container.Annotations.OfType<CommandLineArgsCallbackAnnotation>())
        {
            await callback.Callback(command);
        }

        return
        [
            .. arguments.Select(argument => $"{argument}"),
            .. container.Annotations.OfType<ContainerMountAnnotation>().Select(mount => $"{mount.Source} -> {mount.Target}{(mount.IsReadOnly ? " (read-only)" : "")}"),
            .. container.Annotations.OfType<EndpointAnnotation>().Select(endpoint => $"endpoint {endpoint.Name} -> {endpoint.TargetPort}/{endpoint.Protocol}"),
            .. command.Args.Select(argument => $"word {(argument is ReferenceExpression expression ? expression.ValueExpression : argument)}"),
            .. container.Annotations.OfType<HealthCheckAnnotation>().Select(check => $"health {check.Key}"),
            .. CommandsOf(container).Select(name => $"command {name}"),
        ];
    }

    private static async Task<Dictionary<string, object>> EnvironmentOf(ContainerResource container)
    {
        var context = new EnvironmentCallbackContext(
            new DistributedApplicationExecutionContext(DistributedApplicationOperation.Run), container, cancellationToken: TestContext.Current.CancellationToken);
        foreach (var callback in container.Annotations.OfType<EnvironmentCallbackAnnotation>())
        {
            await callback.Callback(context);
        }

        return context.EnvironmentVariables;
    }

    private static IResource ParentOf(IResource resource) =>
        resource.Annotations.OfType<ResourceRelationshipAnnotation>().Single(relation => relation.Type == "Parent").Resource;

    private static IEnumerable<string> CommandsOf(IResource resource) =>
        resource.Annotations.OfType<ResourceCommandAnnotation>().Select(command => command.Name);

    private static IEnumerable<string> FilesOf(string folder) =>
        Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
            .Select(file => Path.GetRelativePath(folder, file)).Order(StringComparer.Ordinal);
}
