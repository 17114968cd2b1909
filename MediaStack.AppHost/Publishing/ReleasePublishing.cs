using Aspire.Hosting.Pipelines;
using MediaStack.AppHost.Settings;
using MediaStack.Catalog.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace MediaStack.AppHost.Publishing;

/// <summary>
/// Turns Aspire's publish into a release: checks first, lets Aspire's compose publisher write into a folder beside the target,
/// finishes what it wrote, and only then puts the folder in its place. Until that moment nothing of the target has changed.
/// </summary>
internal sealed class ReleasePublishing
{
    /// <summary>Compose project name: the prefix of containers, networks and volumes, the same for every release.</summary>
    public const string Project = "mediastack";

    /// <summary>The step that completes what Aspire's publisher wrote.</summary>
    public const string FinishStep = "finish-release";

    /// <summary>The step of Aspire's publisher.</summary>
    public const string PublisherStep = "publish-" + Project;

    private const string CheckStep = "check-settings";

    private readonly IDistributedApplicationBuilder _application;
    private readonly SettingsSource _source;
    private readonly ReleaseTarget _target;
    private bool _ended;

    private ReleasePublishing(IDistributedApplicationBuilder application, SettingsSource source, ReleaseTarget target)
    {
        _application = application;
        _source = source;
        _target = target;
    }

    /// <summary>Exit code of the process: 0 only when everything that was asked for was done. Aspire itself ends with 0 after a failure, too.</summary>
    public int ExitCode => _ended ? 0 : 1;

    /// <summary>Adds the compose environment and the steps before and behind its publisher.</summary>
    public static ReleasePublishing AddTo(IDistributedApplicationBuilder application, SettingsSource source)
    {
        var target = ReleaseTarget.For(application);
        var publishing = new ReleasePublishing(application, source, target);
        ReleaseConsole.Use(application.Services);
        application.AddDockerComposeEnvironment(Project)
            .WithDashboard(enabled: false)
            .ConfigureComposeFile(file => ComposePolicy.Apply(file, application.Resources));
        application.OnAfterPublish((_, _) =>
        {
            publishing._ended = true;
            return Task.CompletedTask;
        });
        application.Pipeline.AddStep(CheckStep, publishing.CheckAsync, requiredBy: PublisherStep);
        application.Pipeline.AddStep(FinishStep, publishing.FinishAsync, dependsOn: PublisherStep, requiredBy: WellKnownPipelineSteps.Publish);
        return publishing;
    }

    /// <summary>Removes what an unfinished release left beside the target.</summary>
    public void CleanUp() => _target.RemoveStaging();

    private Task CheckAsync(PipelineStepContext context)
    {
        List<Finding> findings = [.. _source.Findings];
        if (_source.IsValid)
        {
            findings.AddRange(_target.Prepare());
        }

        ReleaseConsole.Report(findings, context.ReportingStep);
        var errors = findings.Where(finding => finding.Severity == FindingSeverity.Error).ToList();
        return errors.Count == 0
            ? Task.CompletedTask
            : throw new DistributedApplicationException(string.Join('\n', errors));
    }

    private async Task FinishAsync(PipelineStepContext context)
    {
        var folder = context.Services.GetRequiredService<IPipelineOutputService>().GetOutputDirectory();
        var services = ReleaseService.Of(_application.Resources);
        var release = new ReleaseWriter(folder, _source.Settings);
        await release.WriteAsync(services, context.Model.Resources.OfType<ParameterResource>(), context.CancellationToken);
        var leftover = _target.PutInPlace();
        if (leftover is not null)
        {
            ReleaseConsole.Report([leftover], context.ReportingStep);
        }

        context.Summary.Add("Release", _target.Folder);
        ReleaseConsole.Success($"Published {services.Count} services to {_target.Folder}");
    }
}
