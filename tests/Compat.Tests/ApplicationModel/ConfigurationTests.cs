using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Configuration;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;

namespace Compat.Tests.ApplicationModel;

public sealed class ConfigurationTests
{
    [Theory]
    [InlineData("--operation", "publish", "AppHost:Operation")]
    [InlineData("--step", "finish-release", "Pipeline:Step")]
    [InlineData("--output-path", "/tmp/out put", "Pipeline:OutputPath")]
    [InlineData("--log-level", "Debug", "Pipeline:LogLevel")]
    [InlineData("--include-exception-details", "true", "Pipeline:IncludeExceptionDetails")]
    [InlineData("--clear-cache", "true", "Pipeline:ClearCache")]
    [InlineData("--yes", "true", "Pipeline:SkipConfirmation")]
    [InlineData("--dcp-cli-path", "/opt/dcp", "DcpPublisher:CliPath")]
    [InlineData("--dcp-dashboard-path", "/opt/dashboard", "DcpPublisher:DashboardPath")]
    [InlineData("--dcp-container-runtime", "docker", "DcpPublisher:ContainerRuntime")]
    [InlineData("--dcp-dependency-check-timeout", "25", "DcpPublisher:DependencyCheckTimeout")]
    [InlineData("--Parameters:token", "secret", "Parameters:token")]
    public void Switches_set_their_keys(string name, string value, string key)
    {
        using var app = TestApplication.Running(name, value);

        app.Builder.Configuration[key].ShouldBe(value);
    }

    [Theory]
    [InlineData(DistributedApplicationOperation.Run)]
    [InlineData(DistributedApplicationOperation.Run, "--operation", "run")]
    [InlineData(DistributedApplicationOperation.Publish, "--operation", "publish")]
    [InlineData(DistributedApplicationOperation.Publish, "--operation=Publish")]
    public void Operation_comes_from_the_command_line(DistributedApplicationOperation expected, params string[] args)
    {
        using var app = TestApplication.Running(args);

        app.Builder.ExecutionContext.Operation.ShouldBe(expected);
        app.Builder.ExecutionContext.IsPublishMode.ShouldBe(expected == DistributedApplicationOperation.Publish);
    }

    [Theory]
    [InlineData("'deploy'", "--operation", "deploy")]
    [InlineData("'manifest'", "--publisher", "manifest")]
    [InlineData("'-o=out'", "-o=out")]
    public void What_is_not_understood_is_named(string named, params string[] args) =>
        Should.Throw<DistributedApplicationException>(() => DistributedApplication.CreateBuilder(args)).Message.ShouldContain(named);

    [Fact]
    public void Arguments_of_others_are_ignored()
    {
        using var app = TestApplication.Publishing("--log-file", "/tmp/x.log", "stray");

        app.Builder.ExecutionContext.IsPublishMode.ShouldBeTrue();
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging", "--environment", "Staging")]
    public void Environment_is_production_unless_said(string expected, params string[] args)
    {
        using var app = TestApplication.Publishing(args);

        app.Builder.Environment.EnvironmentName.ShouldBe(expected);
    }

    [Fact]
    public void Settings_files_of_the_content_root_are_read_the_environments_one_last()
    {
        using var folder = TestApplication.Publishing();
        folder.Write("appsettings.json", """{ "Parameters": { "a": "1", "b": "1" } }""");
        folder.Write("appsettings.Staging.json", """{ "Parameters": { "b": "2", "c": "2" } }""");

        using var app = TestApplication.Publishing("--contentRoot", folder.Folder.FullName, "--environment", "Staging", "--Parameters:c", "3");

        new[] { "a", "b", "c" }.Select(name => app.Builder.Configuration[$"Parameters:{name}"]).ShouldBe(["1", "2", "3"]);
    }

    [Theory]
    [InlineData("Development", "from secrets")]
    [InlineData("Production", "from settings")]
    public void User_secrets_count_in_development_only(string environment, string expected)
    {
        using var app = TestApplication.Publishing();
        app.Write("appsettings.json", """{ "Parameters": { "token": "from settings" } }""");
        var secrets = app.Write("secrets/secrets.json", """{ "Parameters:token": "from secrets" }""");
        var configuration = new ConfigurationManager();

        AppHostConfiguration.AddSettings(
            configuration,
            new HostingEnvironment { EnvironmentName = environment, ContentRootPath = app.Folder.FullName },
            secrets);

        configuration["Parameters:token"].ShouldBe(expected);
    }

    [Fact]
    public void Facts_about_the_project_are_keys()
    {
        using var app = TestApplication.Publishing();

        app.Builder.AppHostDirectory.ShouldBe(app.Folder.FullName);
        app.Builder.Configuration["AppHost:Directory"].ShouldBe(app.Folder.FullName);
        app.Builder.Configuration["AppHost:Path"].ShouldBe(app.Builder.AppHostPath);
        app.Builder.Configuration["AppHost:PathSha256"].ShouldNotBeNull().ShouldMatch("^[0-9A-F]{64}$");
    }

    [Fact]
    public void A_published_hash_does_not_depend_on_the_folder_that_of_a_run_does()
    {
        using var first = TestApplication.Publishing();
        using var second = TestApplication.Publishing();
        using var running = TestApplication.Running();
        const string key = "AppHost:Sha256";

        first.Builder.Configuration[key].ShouldBe(second.Builder.Configuration[key]);
        running.Builder.Configuration[key].ShouldBe(running.Builder.Configuration["AppHost:PathSha256"]);
        running.Builder.Configuration[key].ShouldNotBe(first.Builder.Configuration[key]);
    }

    [Fact]
    public void An_unknown_assembly_is_named() =>
        Should.Throw<DistributedApplicationException>(() => new DistributedApplicationBuilder(new DistributedApplicationOptions { AssemblyName = "No.Such" }))
            .Message.ShouldContain("'No.Such'");

    [Fact]
    public async Task The_built_application_has_model_context_and_services()
    {
        using var app = TestApplication.Publishing();
        app.Builder.AddContainer("redis", "redis");
        Should.Throw<InvalidOperationException>(() => app.Builder.ExecutionContext.Services);

        await using var application = app.Builder.Build();

        application.Services.GetRequiredService<DistributedApplicationModel>().Resources.ShouldHaveSingleItem().Name.ShouldBe("redis");
        app.Builder.ExecutionContext.Services.GetService<IHostEnvironment>().ShouldBeSameAs(app.Builder.Environment);
        Should.Throw<InvalidOperationException>(app.Builder.Build);
    }

    [Fact]
    public async Task Running_where_no_engine_is_installed_says_in_one_line_how_to_get_it()
    {
        using var app = TestApplication.Running();

        var exception = await Should.ThrowAsync<DistributedApplicationException>(() => app.Builder.Build().RunAsync(TestContext.Current.CancellationToken));

        exception.Message.ShouldContain("npm ci");
        exception.Message.ShouldNotContain("\n");
    }
}
