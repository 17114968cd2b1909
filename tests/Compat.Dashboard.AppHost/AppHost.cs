// A web server, a program that talks, one that is started on command only, and a secret that must not be seen anywhere.

using Microsoft.Extensions.Logging;

const string Talk = """echo "Round $$ begins"; n=0; while true; do n=$((n+1)); echo "tick $n"; sleep 0.5; done""";

var builder = DistributedApplication.CreateBuilder(args);

var key = builder.AddParameter("api-key", secret: true);

var web = builder.AddExecutable("web", "python3", ".", "-u", "-m", "http.server", "--bind", "127.0.0.1")
    .WithHttpEndpoint(name: "http")
    .WithHttpHealthCheck("/")
    .WithUrlForEndpoint("http", url => url.DisplayText = "Start page")
    .WithEnvironment("API_KEY", key)
    .WithEnvironment("CALLBACK", $"https://example.test/?key={key}")
    .WithEnvironment("GREETING", "Good morning")
    .WithIconName("Globe")
    .WithCommand("greet", "Greet", context =>
    {
        context.Logger.LogInformation("Good morning");
        return Task.FromResult(CommandResults.Success("Greeted."));
    });
web.WithArgs(web.GetEndpoint("http").Property(EndpointProperty.TargetPort));

builder.AddExecutable("talker", "bash", ".", "-c", Talk, "bash", key.Resource)
    .WithParentRelationship(web)
    .WithEnvironment("TOKEN", key)
    .WithOtlpExporter();

builder.AddExecutable("later", "sleep", ".", "600").WithExplicitStart().WaitFor(web);

builder.Build().Run();
