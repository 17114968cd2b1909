// Publishes an estate of as many services as wanted, each with what a service of the catalog has: a configuration file, a secret, a
// volume, a health check, a wait and a relation. SyntheticEstate COUNT OUTPUT SETTINGS; prints milliseconds and MiB.
using System.Diagnostics;
using System.Globalization;
using Aspire.Hosting.ApplicationModel;
using MediaStack.AppHost.Model;
using MediaStack.AppHost.Services;
using MediaStack.Catalog;
using MediaStack.Catalog.Estate;

var count = int.Parse(args[0], CultureInfo.InvariantCulture);
var stack = StackBuilder.Create(["--operation", "publish", "--step", "publish", "--output-path", args[1], "--settings", args[2]]);
var start = Stopwatch.GetTimestamp();
IResourceBuilder<MediaServiceResource>? previous = null;
for (var number = 1; number <= count; number++)
{
    var name = string.Create(CultureInfo.InvariantCulture, $"service-{number:0000}");
    var definition = new ServiceDefinition { Id = name, Title = name, Category = ServiceCategory.Library, Summary = "One of many." };
    var text = string.Create(CultureInfo.InvariantCulture, $"number: {number}\n");
    previous = stack.AddService(definition, "lscr.io/linuxserver/sonarr", "4.0.20")
        .AsLinuxServerImage(stack)
        .WithConfigFile("/etc/service.yaml", () => text)
        .WithSecretFile("key", () => text)
        .WithStateVolume("config", "/config", EstateVolumeKind.Config)
        .OnNetworks(StackNetwork.Apps)
        .WithHealthUrl("http://127.0.0.1:8989/ping")
        .WithIndexers(previous)
        .WaitFor(previous);
}

stack.AddInitialiser();
var exitCode = stack.Run();
Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
    $"{count} services: {Stopwatch.GetElapsedTime(start).TotalMilliseconds:0} ms, {Environment.WorkingSet >> 20} MiB"));
return exitCode;
