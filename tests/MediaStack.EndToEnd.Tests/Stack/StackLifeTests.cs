using MediaStack.EndToEnd.Tests.Engine;
using MediaStack.Tests;
using MediaStack.Tests.Docker;

namespace MediaStack.EndToEnd.Tests.Stack;

/// <summary>From a release of an ordinary user to a running stack and back to an engine with nothing on it.</summary>
[Collection(SharedEngine.Name)]
public sealed class StackLifeTests(DockerEngine engine)
{
    private const string OrdinaryUser = "4242:4242";

    [Fact]
    public async Task A_release_of_an_ordinary_user_comes_up_and_goes_without_a_trace()
    {
        DockerEngine.Require();

        await using (var stack = await RunningStack.UpAsync(engine, publisher: OrdinaryUser))
        {
            (await stack.Compose.ContainersAsync()).Where(container => container.Service != "initialiser")
                .ShouldAllBe(container => container.Health == "healthy");
            // The user could not give the files away; the release's initialiser did.
            foreach (var secret in await MountedSecret.OfAsync(stack))
                (await Cli.RunAsync("stat", ["--format", "%u:%g %a", secret.HostPath])).Output.Trim().ShouldBe($"{secret.Reader} 400", secret.ToString());
        }

        (await engine.LinesAsync("ps", "--all", "--quiet")).ShouldBeEmpty();
        (await engine.LinesAsync("volume", "ls", "--quiet")).ShouldBeEmpty();
        (await engine.LinesAsync("network", "ls", "--filter", "type=custom", "--quiet")).ShouldBeEmpty();
    }
}
