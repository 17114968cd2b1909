using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using MediaStack.Tests;

namespace Compat.Tests.Dcp;

/// <summary>One application for all tests of a class, which use different resources of it.</summary>
public sealed class SharedApplication : IAsyncLifetime
{
    private readonly ScratchFolder _scratch = new();

    internal RunningApplication Running { get; private set; } = null!; // Set before any test runs.

    public async ValueTask InitializeAsync() => Running = await RunningApplication.StartAsync(Describe);

    public async ValueTask DisposeAsync()
    {
        await Running.DisposeAsync();
        _scratch.Dispose();
    }

    private void Describe(IDistributedApplicationBuilder builder)
    {
        var webApp = Path.Combine(Repository.At("tests", "Compat.WebApp", "bin"), AppHostProcess.Configuration, "net10.0", "Compat.WebApp.dll");
        var folder = _scratch.Root;
        builder.AddExecutable("job", "sh", folder, "-c", "echo hello; echo trouble >&2; exit 3");
        builder.AddExecutable("sleeper", "sleep", folder, "1000");
        builder.AddExecutable("crasher", "sh", folder, "-c", "echo born $$; exec sleep 1000");
        builder.AddExecutable("counter", "sh", folder, "-c", "echo again >> counter; wc -l < counter; exec sleep 1000").WithExplicitStart();
        builder.AddExecutable("no-program", "/does/not/exist", folder);
        builder.AddExecutable("no-folder", "sleep", folder + "/missing", "1");

        var secret = builder.AddParameter("password", "s3cret", secret: true);
        var web = builder.AddExecutable("web", "dotnet", folder, webApp, "--given", secret)
            .WithHttpEndpoint()
            .WithEnvironment("PASSWORD", secret)
            .WithHttpHealthCheck("/health");
        web.WithEnvironment("ASPNETCORE_URLS", $"http://localhost:{web.GetEndpoint("http").Property(EndpointProperty.TargetPort)}");
        builder.AddExecutable("consumer", "sh", folder, "-c", "echo \"url=$WEB_HTTP arg=$1\"", "sh", web.GetEndpoint("http"))
            .WithReference(web.GetEndpoint("http"))
            .WaitFor(web);

        var proxyless = builder.AddExecutable("proxyless", "dotnet", folder, webApp).WithHttpEndpoint(isProxied: false);
        proxyless.WithEnvironment("ASPNETCORE_URLS", $"http://localhost:{proxyless.GetEndpoint("http").Property(EndpointProperty.TargetPort)}");

        var first = builder.AddExecutable("first", "sh", folder, "-c", "sleep 1; exit 0");
        builder.AddExecutable("second", "sleep", folder, "1000").WaitForCompletion(first);

        builder.AddContainer("box", "busybox", "1.37.0").WithHttpEndpoint(targetPort: 80);
        builder.AddContainer("explicit-box", "busybox", "1.37.0").WithExplicitStart();
    }
}
