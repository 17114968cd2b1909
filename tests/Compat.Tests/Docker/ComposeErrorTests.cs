using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace Compat.Tests.Docker;

public class ComposeErrorTests
{
    [Fact]
    public async Task Volume_without_a_name_is_refused() =>
        (await MessageOfAsync(builder => builder.AddContainer("app", "image", "1").WithVolume("/data")))
            .ShouldContain("The volume of 'app' at '/data' has no name");

    [Fact]
    public async Task Endpoint_of_an_executable_cannot_be_referred_to() =>
        (await MessageOfAsync(builder =>
        {
            var tool = builder.AddExecutable("tool", "echo", ".").WithHttpEndpoint(targetPort: 1234);
            builder.AddContainer("app", "image", "1").WithEnvironment("URL", tool.GetEndpoint("http"));
        })).ShouldContain("The endpoint 'http' of 'tool' cannot be reached from the compose environment 'prod'");

    [Fact]
    public async Task Unknown_endpoint_is_named() =>
        (await MessageOfAsync(builder =>
        {
            var web = builder.AddContainer("web", "image", "1").WithHttpEndpoint(targetPort: 80);
            builder.AddContainer("app", "image", "1").WithEnvironment("URL", web.GetEndpoint("admin"));
        })).ShouldContain("The resource 'web' has no endpoint 'admin'");

    [Fact]
    public async Task Argument_that_is_no_text_is_refused() =>
        (await MessageOfAsync(builder => builder.AddContainer("app", "image", "1").WithArgs(context => context.Args.Add(42))))
            .ShouldContain("An argument of 'app' is a System.Int32");

    [Fact]
    public async Task Two_files_of_one_name_are_refused()
    {
        using var run = new ComposeRun();
        string[] sources = [run.Write("one/app.conf", "1"), run.Write("two/app.conf", "2")];

        (await MessageOfAsync(builder => builder.AddContainer("app", "image", "1").WithContainerFiles("/etc", [
            new ContainerFile { Name = "a.conf", SourcePath = sources[0] },
            new ContainerFile { Name = "b.conf", SourcePath = sources[1] },
        ]))).ShouldContain("'app' mounts two files named 'app.conf'");
    }

    [Fact]
    public async Task Compose_services_without_an_environment_are_all_named_before_anything_is_written()
    {
        using var run = new ComposeRun();
        var exception = await Should.ThrowAsync<InvalidOperationException>(() => run.RunAsync(builder =>
        {
            builder.AddContainer("one", "image", "1").PublishAsDockerComposeService((_, _) => { });
            builder.AddContainer("two", "image", "1").PublishAsDockerComposeService((_, _) => { });
            builder.AddContainer("three", "image", "1");
        }));

        exception.Message.ShouldStartWith("'one', 'two': ");
        exception.Message.ShouldContain("DockerComposeEnvironmentResource");
        Directory.Exists(run.Output).ShouldBeFalse();
    }

    /// <summary>All messages of the failed publish, the innermost last.</summary>
    private static async Task<string> MessageOfAsync(Action<IDistributedApplicationBuilder> model)
    {
        var exception = await Should.ThrowAsync<Exception>(() => ComposeRun.ComposeFileOfAsync(model));
        var messages = new List<string>();
        for (var inner = exception; inner is not null; inner = inner.InnerException) messages.Add(inner.Message);
        return string.Join('\n', messages);
    }
}
