using Aspire.Hosting.Dcp;

namespace Compat.Tests.Dcp;

public sealed class OrchestratorTextTests
{
    private const string KubeConfigText = "clusters:\n- cluster:\n    server: https://127.0.0.1:42279\nusers:\n- user:\n    token: abcdef\n";

    [Fact]
    public void A_kubeconfig_is_read_when_it_is_complete_and_not_before()
    {
        KubeConfig.TryParse(KubeConfigText).ShouldBe(new KubeConfig(new Uri("https://127.0.0.1:42279"), "abcdef"));
        for (var length = 0; length < KubeConfigText.Length; length++)
            KubeConfig.TryParse(KubeConfigText[..length]).ShouldBeNull();
    }

    [Theory]
    [InlineData("2026-11-25T03:19:47.128Z\terror\tExecutableReconciler\tFailed to start a process\t{\"Args\":[\"s3cret\"],\"error\":\"no such file\"}",
        "[sys] Failed to start a process: no such file")]
    [InlineData("2026-11-25T03:19:47.128Z\terror\tExecutableReconciler\tIt went wrong", "[sys] It went wrong")]
    [InlineData("2026-11-25T03:19:47.128Z\tinfo\tExecutableReconciler\tStarting process...\t{\"Args\":[\"s3cret\"]}", null)]
    [InlineData("2026-11-25T03:19:47.128Z\terror\tExecutableReconciler\tIt went wrong\t{\"Args\":[\"s3cr", "[sys] It went wrong")]
    [InlineData("no tabs", null)]
    public void Notes_of_the_orchestrator_are_shown_without_their_data(string line, string? shown) => SystemLine.Read(line).ShouldBe(shown);

    [Theory]
    [InlineData("""{"containers":{"runtime":"docker","installed":true,"running":true}}""", null)]
    [InlineData("""{"containers":{"runtime":"podman","installed":true,"running":false,"error":"a\nb"}}""",
        "The container runtime 'podman' does not answer. Start it (for example: sudo systemctl start podman), or set DOCKER_HOST to where it is. It says: a b")]
    [InlineData("""{"containers":{"runtime":"docker","installed":false,"running":false}}""",
        "No container runtime is installed. Install Docker (https://docs.docker.com/engine/install/) and start the app host again.")]
    [InlineData("panic", "The container runtime could not be examined: panic")]
    public void The_problem_of_a_container_runtime_comes_with_its_cure(string answer, string? problem) =>
        ContainerRuntime.ProblemIn(answer, string.Empty).ShouldBe(problem);
}
