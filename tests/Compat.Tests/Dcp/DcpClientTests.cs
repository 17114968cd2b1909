using System.Net;
using Aspire.Hosting.Dcp.Api;

namespace Compat.Tests.Dcp;

public sealed class DcpClientTests
{
    private const string One = """{"type":"ADDED","object":{"metadata":{"name":"one"},"status":{"state":"Running"}}}""";
    private const string Two = """{"type":"ADDED","object":{"metadata":{"name":"two"},"status":{"state":"Running"}}}""";

    [Fact]
    public async Task A_watch_connects_again_and_tells_what_was_removed_meanwhile()
    {
        using var client = ClientOf(
            ("/executables?watch=true", $"{One}\n{Two}\n{{\"type\":\"MODI"),
            ("/executables", """{"items":[{"metadata":{"name":"two"}}]}"""),
            ("/executables?watch=true", $"{Two}\n"));

        var seen = new List<string>();
        await foreach (var change in client.WatchAsync<Executable>(TestContext.Current.CancellationToken))
        {
            seen.Add($"{change.Type} {change.Object.Name}");
            if (seen.Count == 4)
                break;
        }

        seen.ShouldBe(["ADDED one", "ADDED two", "DELETED one", "ADDED two"]);
    }

    [Fact]
    public async Task A_watch_survives_an_error()
    {
        using var client = ClientOf(("/executables?watch=true", null), ("/executables?watch=true", $"{One}\n"));

        await foreach (var change in client.WatchAsync<Executable>(TestContext.Current.CancellationToken))
        {
            change.Object.Status.ShouldNotBeNull().State.ShouldBe(DcpState.Running);
            break;
        }
    }

    [Fact]
    public async Task A_refusal_is_told_in_the_orchestrators_words()
    {
        using var client = ClientOf(("/executables", null));

        var failure = await Should.ThrowAsync<DcpException>(() =>
            client.CreateAsync(new Executable { Metadata = new DcpMetadata { Name = "a/b" } }, TestContext.Current.CancellationToken));

        failure.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        failure.Message.ShouldBe("it is not valid");
    }

    /// <summary>A client whose server gives these answers in this order; null is a refusal.</summary>
    private static DcpClient ClientOf(params (string Path, string? Answer)[] answers) =>
        new(new HttpClient(new Answers(answers)) { BaseAddress = new Uri("https://orchestrator") });

    private sealed class Answers(IEnumerable<(string Path, string? Answer)> answers) : HttpMessageHandler
    {
        private readonly Queue<(string Path, string? Answer)> _answers = new(answers);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var (path, answer) = _answers.Dequeue();
            request.RequestUri.ShouldNotBeNull().PathAndQuery.ShouldEndWith(path);
            return Task.FromResult(new HttpResponseMessage(answer is null ? HttpStatusCode.UnprocessableEntity : HttpStatusCode.OK)
            {
                Content = new StringContent(answer ?? """{"kind":"Status","message":"it is not valid"}"""),
            });
        }
    }
}
