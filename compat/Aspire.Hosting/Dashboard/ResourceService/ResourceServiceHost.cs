using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Dashboard.ResourceService;

/// <summary>Answers the dashboard over gRPC, on the loopback interface only, to whoever has the key.</summary>
internal sealed class ResourceServiceHost(DashboardOptions options, DashboardService service, ILogger<ResourceServiceHost> logger)
    : IHostedService, IAsyncDisposable
{
    public const string ApiKeyHeader = "x-resource-service-api-key";

    private const string PathPrefix = "/aspire.v1.DashboardService/";

    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _stopping = new();
    private WebApplication? _server;

    /// <summary>Where it answers; known once it is started.</summary>
    public Task<Uri> Address => _address.Task;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        // Empty: the variables and files of the app host configure the dashboard, not this server.
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(Configure);
        if (options.ResourceServiceUrl?.Scheme == Uri.UriSchemeHttps)
            builder.WebHost.UseKestrelHttpsConfiguration();
        _server = builder.Build();
        _server.Run(AnswerAsync);
        try
        {
            await _server.StartAsync(cancellationToken);
        }
        catch (IOException exception)
        {
            throw new DistributedApplicationException($"The dashboard's resource service cannot listen on {options.ResourceServiceUrl}: "
                + $"{exception.Message} End the program that uses this port, or change ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL.", exception);
        }

        var addresses = _server.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>();
        _address.SetResult(new UriBuilder(addresses.Addresses.First()) { Host = "localhost" }.Uri);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        // The dashboard's calls never end by themselves.
        await _stopping.CancelAsync();
        if (_server is not null)
            await _server.StopAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        _stopping.Dispose();
    }

    private void Configure(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        var url = options.ResourceServiceUrl;
        kestrel.Listen(IPAddress.Loopback, url?.Port ?? 0, endpoint =>
        {
            endpoint.Protocols = HttpProtocols.Http2;
            if (url?.Scheme == Uri.UriSchemeHttps)
                endpoint.UseHttps();
        });
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var call = new GrpcCall(context);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(call.Aborted, _stopping.Token);
        try
        {
            await call.StartAsync();
            if (!IsAllowed(call))
                throw new GrpcException(GrpcStatus.Unauthenticated, $"The header {ApiKeyHeader} is missing or wrong.");
            var path = context.Request.Path.Value ?? string.Empty;
            var method = path.StartsWith(PathPrefix, StringComparison.Ordinal) ? service.Find(path[PathPrefix.Length..]) : null;
            if (method is null)
                throw new GrpcException(GrpcStatus.Unimplemented, $"There is no method {path}.");
            await method(call, ended.Token);
            call.End(GrpcStatus.Ok);
        }
        catch (GrpcException exception)
        {
            call.End(exception.Status, exception.Message);
        }
        catch (Exception) when (call.Aborted.IsCancellationRequested)
        {
            // Nobody is left to answer.
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            call.End(GrpcStatus.Unavailable, "The app host stops.");
        }
#pragma warning disable CA1031 // The dashboard's connection must not end with one call.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            logger.LogError(exception, "The dashboard's call {Path} failed", context.Request.Path);
            call.End(GrpcStatus.Internal, exception.Message);
        }
    }

    private bool IsAllowed(GrpcCall call) => options.ResourceServiceApiKey is not { } key
        || CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(call.Header(ApiKeyHeader)), Encoding.UTF8.GetBytes(key));
}
