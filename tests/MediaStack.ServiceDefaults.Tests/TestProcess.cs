using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MediaStack.ServiceDefaults.Tests;

/// <summary>A web application on a free port of the loopback, stopped when disposed.</summary>
internal sealed class TestProcess : IAsyncDisposable
{
    private readonly WebApplication _application;

    private TestProcess(WebApplication application, string address)
    {
        _application = application;
        Address = address;
        Client = new HttpClient { BaseAddress = new Uri(address) };
    }

    /// <summary>Where it listens.</summary>
    public string Address { get; }

    /// <summary>A client of the test's own, without any of the defaults.</summary>
    public HttpClient Client { get; }

    /// <summary>A client that the application itself would use.</summary>
    public HttpClient CreateClient(string baseAddress)
    {
        var client = _application.Services.GetRequiredService<IHttpClientFactory>().CreateClient();
        client.BaseAddress = new Uri(baseAddress);
        return client;
    }

    /// <summary>Starts an application with the defaults under test.</summary>
    public static Task<TestProcess> StartAsync(params (string Key, string Value)[] settings) =>
        StartAsync(
            builder =>
            {
                builder.Configuration.AddInMemoryCollection(settings.ToDictionary(setting => setting.Key, string? (setting) => setting.Value));
                builder.AddServiceDefaults();
            },
            application =>
            {
                application.MapDefaultEndpoints();
                application.MapGet("/hello", (ILogger<TestProcess> logger) =>
                {
                    logger.LogWarning("said hello");
                    return "hello";
                });
            });

    /// <summary>Starts an application that plays the other side.</summary>
    public static Task<TestProcess> StartAsync(RequestDelegate answer) =>
        StartAsync(_ => { }, application => application.Run(answer));

    private static async Task<TestProcess> StartAsync(Action<WebApplicationBuilder> configure, Action<WebApplication> map)
    {
        // The settings of the machine that runs the test do not count.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = typeof(TestProcess).Assembly.GetName().Name });
        builder.WebHost.UseKestrelCore();
        builder.Services.AddRoutingCore();
        configure(builder);
        var application = builder.Build();
        application.Urls.Add("http://127.0.0.1:0");
        map(application);
        await application.StartAsync(TestContext.Current.CancellationToken);
        return new TestProcess(application, application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _application.DisposeAsync();
    }
}
