using MediaStack.AppHost.Model;
using MediaStack.AppHost.Publishing;
using MediaStack.AppHost.Settings;
using MediaStack.Catalog;
using MediaStack.Catalog.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace MediaStack.AppHost.Running;

/// <summary>
/// The estate in run mode: the counterpart of <see cref="ReleasePublishing"/>. The same model, policy and files, run by Aspire's own
/// engine. Containers wait for a person's start, or start at once with <c>--estate</c>.
/// </summary>
internal sealed class EstateRun
{
    /// <summary>The command-line switch that starts the containers, too.</summary>
    public const string StartSwitch = "estate";

    private const string DashboardAddress = "ASPNETCORE_URLS";

    private readonly IDistributedApplicationBuilder _application;
    private readonly SettingsSource _source;
    private readonly bool _startsAtOnce;

    /// <summary>Prepares the run; the services follow.</summary>
    public EstateRun(IDistributedApplicationBuilder application, SettingsSource source)
    {
        _application = application;
        _source = source;
        _startsAtOnce = application.Configuration.GetValue(StartSwitch, defaultValue: false);
    }

    /// <summary>The command line with the switch written out, as the configuration reads it.</summary>
    public static string[] Expand(string[] args) => [.. args.Select(arg => arg == $"--{StartSwitch}" ? $"{arg}=true" : arg)];

    /// <summary>Completes the model when all services are in it.</summary>
    public async Task CompleteAsync()
    {
        var services = ReleaseService.Of(_application.Resources);
        List<Finding> findings = [.. _source.Findings, .. FreePorts()];
        var isReady = services.Count > 0 && await ApplyPolicyAsync(services, findings);
        Say(findings);

        var estate = Add(EstateResource.EstateName, "HomeDatabase");
        var shelves = services.GroupBy(service => service.Policy.Definition.Category)
            .ToDictionary(shelf => Add(ShelfName(shelf.Key), Icon(shelf.Key)).WithParentRelationship(estate), IReadOnlyList<ReleaseService> (shelf) => [.. shelf]);
        var watch = new EstateWatch(estate.Resource, shelves.ToDictionary(shelf => shelf.Key.Resource, shelf => shelf.Value), _source, findings);
        estate.OnInitializeResource((_, initialize, cancellationToken) =>
            watch.RunAsync(initialize, initialize.Services.GetService<TimeProvider>() ?? TimeProvider.System, cancellationToken));

        var commands = new EstateCommands(isReady ? services : [], watch, _source, Path.Combine(StateFolder, "published"));
        commands.AddTo(estate);
        foreach (var (shelf, shelved) in shelves)
        {
            foreach (var service in shelved)
            {
                Show(service, shelf, commands);
            }
        }
    }

    // A test gets random ports anyway.
    private List<Finding> FreePorts()
    {
        if (_application.Configuration.GetValue("DcpPublisher:RandomizePorts", defaultValue: false))
        {
            return [];
        }

        List<Finding> findings = [.. RunPorts.Apply(_application.Resources.OfType<ProjectResource>())];
        if (Uri.TryCreate(_application.Configuration[DashboardAddress], UriKind.Absolute, out var dashboard)
            && RunPorts.Refusal(dashboard.Port) is { } refusal)
        {
            findings.Add(RunPorts.Taken("dashboard", dashboard.Port, refusal));
            _application.Configuration[DashboardAddress] = null;
        }

        return findings;
    }

    private static string StateFolder => Path.GetDirectoryName(SettingsStore.DefaultPath())!;

    private async Task<bool> ApplyPolicyAsync(IReadOnlyList<ReleaseService> services, List<Finding> findings)
    {
        var release = new DevelopmentRelease(Path.Combine(StateFolder, "development"));
        var values = await ReleaseValues.ReadAsync(_application.Resources.OfType<ParameterResource>(), CancellationToken.None);
        findings.AddRange(release.Write(services, _source.Settings, values));
        // What is written must be complete before ports and mounts are those of this machine.
        findings.AddRange(RunPorts.Apply(services));
        new RunPolicy(_application, release, values).Apply(services);
        return findings.TrueForAll(finding => finding.Severity != FindingSeverity.Error);
    }

    private void Show(ReleaseService service, IResourceBuilder<EstateResource> shelf, EstateCommands commands)
    {
        var builder = _application.CreateResourceBuilder(service.Resource)
            .WithParentRelationship(shelf)
            .WithIconName(Icon(service.Policy.Definition.Category));
        if (!_startsAtOnce)
        {
            builder.WithExplicitStart();
        }

        CheckHealth(builder, service);
        commands.AddTo(builder, service);
        if (service.Resource.Annotations.OfType<EndpointAnnotation>().Any(endpoint => endpoint.Name == WebAccess.Endpoint))
        {
            builder.WithUrlForEndpoint(WebAccess.Endpoint, url => url.DisplayText = service.Policy.Definition.Title);
        }
    }

    private void CheckHealth(IResourceBuilder<ContainerResource> builder, ReleaseService service)
    {
        // The release's own check is the one that counts.
        foreach (var check in service.Resource.Annotations.OfType<HealthCheckAnnotation>().ToList())
        {
            service.Resource.Annotations.Remove(check);
        }

        if (service.Policy.Health is null)
        {
            return;
        }

        var key = $"{service.Name}_container";
        _application.Services.AddHealthChecks().Add(new HealthCheckRegistration(
            key, provider => new EngineHealth(provider.GetRequiredService<ResourceNotificationService>(), service.Resource), failureStatus: null, tags: null));
        builder.WithHealthCheck(key);
    }

    private IResourceBuilder<EstateResource> Add(string name, string icon) =>
        _application.AddResource(new EstateResource(name))
            .WithInitialState(new CustomResourceSnapshot { ResourceType = "Estate", Properties = [], State = KnownResourceStates.NotStarted, CreationTimeStamp = DateTime.UtcNow })
            .WithIconName(icon)
            .ExcludeFromManifest();

    // Notes stand in the estate's log.
    private static void Say(IEnumerable<Finding> findings)
    {
        foreach (var finding in findings.Where(finding => finding.Severity != FindingSeverity.Note))
        {
            (finding.Severity == FindingSeverity.Error ? Console.Error : Console.Out).WriteLine(finding);
        }
    }

    // Resource names have no room for upper case and spaces: MediaServers is media-servers.
    private static string ShelfName(ServiceCategory category) =>
        string.Concat(category.ToString().Select((letter, index) => char.IsUpper(letter) && index > 0 ? $"-{char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));

    // Names of Fluent UI's system icons.
    private static string Icon(ServiceCategory category) => category switch
    {
        ServiceCategory.MediaServers => "Tv",
        ServiceCategory.Requests => "PersonFeedback",
        ServiceCategory.Library => "MoviesAndTv",
        ServiceCategory.Finding => "Search",
        ServiceCategory.Reading => "BookOpen",
        ServiceCategory.Downloads => "ArrowDownload",
        ServiceCategory.Gateway => "ShieldKeyhole",
        ServiceCategory.WaysIn => "GlobeArrowForward",
        ServiceCategory.Monitoring => "ChartMultiple",
        ServiceCategory.Notifications => "Alert",
        ServiceCategory.StartPage => "Home",
        ServiceCategory.Maintenance => "Wrench",
        _ => "Box",
    };
}
