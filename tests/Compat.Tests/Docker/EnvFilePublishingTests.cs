using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Docker;

namespace Compat.Tests.Docker;

public class EnvFilePublishingTests
{
    [Fact]
    public async Task Second_publish_keeps_values_and_adds_new_keys()
    {
        using var run = new ComposeRun();
        await run.PublishAsync(Model("one"));
        await File.WriteAllTextAsync(Path.Combine(run.Output, ".env"), "# mine\nONE=\"kept $x\"\n", TestContext.Current.CancellationToken);

        await run.PublishAsync(Model("one", "two"));

        run.EnvFile.ShouldBe("# mine\nONE=\"kept $x\"\n\n# Parameter two\nTWO=\n\n");
    }

    [Fact]
    public async Task No_variables_no_file()
    {
        using var run = new ComposeRun();
        await run.PublishAsync(Model());

        Directory.GetFiles(run.Output).Select(Path.GetFileName).ShouldBe(["docker-compose.yaml"]);
    }

    [Fact]
    public async Task Prepare_writes_the_values_for_the_environment()
    {
        using var run = new ComposeRun();
        var project = run.Project("Api");
        await run.PublishAsync(
            (builder, environment) =>
            {
                environment.WithDashboard(false);
                builder.AddProject("api", project, options => options.ExcludeLaunchProfile = true)
                    .WithHttpEndpoint()
                    .WithEnvironment("SECRET", builder.AddParameter("secret", "s3cret", secret: true));
                builder.AddContainer("app", "image", "1").WithBindMount("/srv/media", "/media");
            },
            step: "prepare-prod",
            "--environment", "Staging");

        (await File.ReadAllTextAsync(Path.Combine(run.Output, ".env.Staging"), TestContext.Current.CancellationToken)).ShouldBe("""
            # Container image name for api
            API_IMAGE=api:latest

            # Default container port for api
            API_PORT=8080

            # Bind mount source for app:/media
            APP_BINDMOUNT_0=/srv/media

            # Parameter secret
            SECRET=s3cret


            """);
        run.EnvFile.ShouldContain("SECRET=\n");
    }

    [Fact]
    public async Task Prepare_names_all_parameters_without_a_value_and_writes_nothing()
    {
        using var run = new ComposeRun();

        var exception = await Should.ThrowAsync<Exception>(() => run.PublishAsync(Model("one", "two"), step: "prepare-prod"));

        exception.ToString().ShouldSatisfyAllConditions(text => text.ShouldContain("'one'"), text => text.ShouldContain("'two'"));
        File.Exists(Path.Combine(run.Output, ".env.Production")).ShouldBeFalse();
    }

    private static Action<IDistributedApplicationBuilder, IResourceBuilder<DockerComposeEnvironmentResource>> Model(params string[] parameters) =>
        (builder, environment) =>
        {
            environment.WithDashboard(false);
            var app = builder.AddContainer("app", "image", "1");
            foreach (var name in parameters) app.WithEnvironment(name, builder.AddParameter(name));
        };
}
