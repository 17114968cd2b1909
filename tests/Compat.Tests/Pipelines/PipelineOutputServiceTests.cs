using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Pipelines;
using MediaStack.Tests;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Compat.Tests.Pipelines;

public class PipelineOutputServiceTests
{
    [Fact]
    public void Default_is_aspire_output_beside_the_app_host()
    {
        using var folder = new ScratchFolder();
        using var service = Create(outputPath: null, appHost: folder.Root);

        service.GetOutputDirectory().ShouldBe(folder.At("aspire-output"));
        service.GetOutputDirectory(new Thing("db")).ShouldBe(folder.At("aspire-output", "db"));
        Directory.Exists(folder.At("aspire-output")).ShouldBeFalse();
    }

    [Fact]
    public void A_chosen_path_is_made_absolute()
    {
        using var service = Create("some/../out", appHost: "/elsewhere");

        service.GetOutputDirectory().ShouldBe(Path.Combine(Environment.CurrentDirectory, "out"));
    }

    [Fact]
    public void The_temporary_folder_lives_as_long_as_the_service()
    {
        string temp;
        using (var service = Create(outputPath: null, appHost: null))
        {
            temp = service.GetTempDirectory();
            service.GetTempDirectory().ShouldBe(temp);
            service.GetTempDirectory(new Thing("db")).ShouldBe(Path.Combine(temp, "db"));
            File.WriteAllText(Path.Combine(temp, "file"), "");
        }

        Directory.Exists(temp).ShouldBeFalse();
    }

    private static PipelineOutputService Create(string? outputPath, string? appHost) => new(
        Options.Create(new PipelineOptions { OutputPath = outputPath }),
        new ConfigurationBuilder().AddInMemoryCollection([new("AppHost:Directory", appHost)]).Build());

    private sealed class Thing(string name) : Resource(name);
}
