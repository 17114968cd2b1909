using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Docker;
using MediaStack.Tests;

namespace Compat.Tests.Docker;

/// <summary>Rules of the publisher that a snapshot of a big model would hide.</summary>
public class ComposeRulesTests
{
    [Fact]
    public async Task Ports_are_allocated_from_8000_upward_once_for_all_services_and_around_used_ones() =>
        Snapshot.Match(await ComposeRun.ComposeFileOfAsync(builder =>
        {
            builder.AddContainer("first", "image", "1").WithHttpEndpoint().WithHttpEndpoint(targetPort: 8001, name: "fixed");
            builder.AddContainer("second", "image", "1").WithHttpEndpoint(env: "PORT").WithHttpEndpoint(port: 8003, targetPort: 80, name: "public");
            builder.AddContainer("third", "image", "1").WithHttpEndpoint();
        }), "yaml");

    [Fact]
    public async Task External_endpoint_is_published_and_still_addressed_inside_the_network() =>
        Snapshot.Match(await ComposeRun.ComposeFileOfAsync(builder =>
        {
            var web = builder.AddContainer("web", "image", "1")
                .WithHttpEndpoint(targetPort: 80)
                .WithHttpEndpoint(port: 9090, targetPort: 90, name: "admin")
                .WithExternalHttpEndpoints();
            builder.AddContainer("probe", "image", "1")
                .WithEnvironment("URL", web.GetEndpoint("admin"))
                .WithEnvironment("PORT", web.GetEndpoint("admin").Property(EndpointProperty.Port))
                .WithEnvironment("TARGET", web.GetEndpoint("admin").Property(EndpointProperty.TargetPort))
                .WithEnvironment("HOST", web.GetEndpoint("http").Property(EndpointProperty.Host))
                .WithEnvironment("SCHEME", web.GetEndpoint("http").Property(EndpointProperty.Scheme))
                .WithEnvironment("TLS", web.GetEndpoint("http").Property(EndpointProperty.TlsEnabled));
        }), "yaml");

    [Fact]
    public async Task Variables_are_escaped_for_a_shell_and_left_to_Compose_elsewhere()
    {
        var yaml = await ComposeRun.ComposeFileOfAsync(builder =>
        {
            builder.AddContainer("shell", "image", "1").WithEntrypoint("/bin/sh").WithArgs("-c", "echo $HOME ${USER}");
            builder.AddContainer("program", "image", "1").WithEntrypoint("/program").WithArgs("$HOME");
        });

        yaml.ShouldContain("      - \"echo $$HOME $${USER}\"\n");
        yaml.ShouldContain("      - \"$HOME\"\n");
    }

    [Theory]
    [InlineData("yes", "${ON}")]
    [InlineData("no", "off")]
    public async Task Conditional_expression_is_decided_when_publishing(string answer, string expected)
    {
        var yaml = await ComposeRun.ComposeFileOfAsync(builder =>
        {
            var condition = builder.AddParameter("condition", answer);
            var on = builder.AddParameter("on");
            builder.AddContainer("app", "image", "1").WithEnvironment("VALUE", ReferenceExpression.CreateConditional(
                condition.Resource, "YES", ReferenceExpression.Create($"{on}"), ReferenceExpression.Create($"off")));
        });

        yaml.ShouldContain($"      VALUE: \"{expected}\"\n");
    }

    [Fact]
    public async Task Expression_that_only_the_manifest_knows_becomes_a_variable()
    {
        using var run = new ComposeRun();
        await run.PublishAsync((builder, environment) =>
        {
            environment.WithDashboard(false);
            builder.AddContainer("app", "image", "1").WithEnvironment("VALUE", new OutsideValue());
        });

        run.ComposeFile.ShouldContain("      VALUE: \"${MY_CLOUD_OUTPUTS_KEY}\"\n");
        run.EnvFile.ShouldBe("MY_CLOUD_OUTPUTS_KEY=\n\n");
    }

    [Fact]
    public async Task Https_addresses_are_no_part_of_service_discovery()
    {
        using var run = new ComposeRun();
        var project = run.Project("Api");
        await run.PublishAsync((builder, environment) =>
        {
            environment.WithDashboard(false);
            var api = builder.AddProject("api", project, options => options.ExcludeLaunchProfile = true).WithHttpEndpoint().WithHttpsEndpoint();
            builder.AddContainer("web", "image", "1").WithReference(api);
        });

        Snapshot.Match(run.ComposeFile, "yaml");
    }

    [Fact]
    public async Task Telemetry_goes_to_the_dashboard_unless_it_is_off()
    {
        using var with = new ComposeRun();
        await with.PublishAsync((builder, _) => builder.AddContainer("app", "image", "1").WithOtlpExporter());

        with.ComposeFile.ShouldContain("      OTEL_EXPORTER_OTLP_ENDPOINT: \"http://prod-dashboard:18889\"\n      OTEL_EXPORTER_OTLP_PROTOCOL: \"grpc\"\n      OTEL_SERVICE_NAME: \"app\"\n");
        var without = await ComposeRun.ComposeFileOfAsync(builder => builder.AddContainer("app", "image", "1").WithOtlpExporter());
        without.ShouldNotContain("http://");
        without.ShouldNotContain("dashboard");
    }

    [Fact]
    public async Task Service_is_named_in_lower_case_and_addressed_as_the_resource_is_written()
    {
        var yaml = await ComposeRun.ComposeFileOfAsync(builder =>
        {
            var upper = builder.AddContainer("Upper", "image", "1").WithHttpEndpoint(targetPort: 80);
            builder.AddContainer("lower", "image", "1").WithEnvironment("URL", upper.GetEndpoint("http")).WaitFor(upper);
        });

        yaml.ShouldContain("  upper:\n    image: \"image:1\"\n");
        yaml.ShouldContain("      URL: \"http://Upper:80\"\n");
        yaml.ShouldContain("    depends_on:\n      upper:\n        condition: \"service_started\"\n");
    }

    [Fact]
    public void Environment_is_no_part_of_the_model_in_run_mode()
    {
        using var folder = new ScratchFolder();
        var builder = DistributedApplication.CreateBuilder(new DistributedApplicationOptions { ProjectDirectory = folder.Root });
        builder.AddDockerComposeEnvironment("prod");
        var app = builder.AddContainer("app", "image", "1").PublishAsDockerComposeService((_, _) => throw new InvalidOperationException());

        builder.Resources.ShouldBe([app.Resource]);
        app.Resource.HasAnnotationOfType<DockerComposeServiceCustomizationAnnotation>().ShouldBeFalse();
    }

    private sealed class OutsideValue : IExpressionValue
    {
        public string ValueExpression => "{my-cloud.outputs.key}";

        public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) => new("value");
    }
}
