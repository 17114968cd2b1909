using System.Globalization;
using MediaStack.AppHost.Model;

namespace MediaStack.AppHost.Services;

/// <summary>Exportarr: measures the apps that keep the library, one container for each.</summary>
internal static class ExportarrService
{
    private const string Id = "exportarr";
    private const string Image = "ghcr.io/onedr0p/exportarr";
    private const string Tag = "v2.3.0";
    private const string KeyFile = "api-key";
    private const int Port = 9707;

    /// <summary>The apps that it knows, of those that the estate has.</summary>
    public static readonly IReadOnlyList<string> Apps = ["sonarr", "radarr", "lidarr", "prowlarr", "bazarr", "sabnzbd"];

    /// <summary>Adds one exporter for each of the apps that are in the model so far, when exportarr is selected.</summary>
    public static void AddExportarr(this StackBuilder stack)
    {
        foreach (var app in stack.Application.Resources.OfType<MediaServiceResource>().Where(service => Apps.Contains(service.Name)).ToList())
        {
            AddExporter(stack, stack.Application.CreateResourceBuilder(app));
        }
    }

    private static void AddExporter(StackBuilder stack, IResourceBuilder<MediaServiceResource> app)
    {
        var name = app.Resource.Name;
        var place = (app.Resource.Policy().NamespaceOf ?? app.Resource).Policy().Networks[0];
        stack.AddService(Id, $"{Id}-{name}", Image, Tag)?
            .WithHttpEndpoint(targetPort: Port, name: Relations.MetricsEndpoint)
            .WithArgs(name)
            .WithEnvironment("PORT", Port.ToString(CultureInfo.InvariantCulture))
            .WithEnvironment("URL", $"http://{app.Resource.GetEndpoint(WebAccess.Endpoint).InternalAddress()}")
            .WithEnvironment("API_KEY_FILE", $"/run/secrets/{KeyFile}")
            .WithSecretFile(KeyFile, () => stack.Value($"{name}.api-key"))
            .OnNetworks(place, StackNetwork.Monitoring)
            .AsFixedUser()
            .WithPolicy(policy => policy.NoHealthReason = "Its image holds nothing but the program itself; Prometheus notices when it does not answer.")
            .WithProcesses(32)
            .Measures(app).WaitFor(app);
    }
}
