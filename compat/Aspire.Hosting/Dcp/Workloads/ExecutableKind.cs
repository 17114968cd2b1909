using System.Runtime.InteropServices;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dcp.Api;
using Aspire.Hosting.Orchestration;

namespace Aspire.Hosting.Dcp;

/// <summary>Processes: executables, and projects.</summary>
/// <param name="builtProjects">Knows what the app host's build made of its projects.</param>
internal sealed class ExecutableKind(BuiltProjects builtProjects) : WorkloadKind<Executable>
{
    /// <inheritdoc/>
    public override IReadOnlyList<(string Source, bool IsError)> LogSources => [("system", false), ("stdout", false), ("stderr", true)];

    /// <inheritdoc/>
    public override Task<Executable> DescribeAsync(
        IResource resource, ResolvedValues values, IReadOnlyList<EndpointPlan> endpoints, CancellationToken cancellationToken)
    {
        var (program, folder, leading) = resource switch
        {
            ProjectResource project => CommandOf(project),
            ExecutableResource executable => (executable.Command, executable.WorkingDirectory, []),
            _ => throw new DistributedApplicationException($"'{resource.Name}' ({resource.GetType().Name}) is neither executable nor project."),
        };
        if (!Directory.Exists(folder))
            throw new DistributedApplicationException($"'{resource.Name}' cannot be started: its working folder '{folder}' does not exist. Create it, or name another.");

        return Task.FromResult(new Executable
        {
            Metadata = MetadataOf(resource, endpoints),
            Spec = new ExecutableSpec
            {
                ExecutablePath = program,
                WorkingDirectory = folder,
                Args = [.. leading, .. values.Arguments.Select(argument => argument.Value)],
                Env = VariablesOf(values),
            },
        });
    }

    /// <inheritdoc/>
    public override CustomResourceSnapshot Show(CustomResourceSnapshot snapshot, IResource resource, Executable item, ResolvedValues values)
    {
        var spec = item.Spec;
        var arguments = item.Status?.EffectiveArgs ?? spec.Args ?? [];
        var properties = snapshot.Properties
            .Set(KnownProperties.ExecutablePath, spec.ExecutablePath)
            .Set(KnownProperties.ExecutableWorkDir, spec.WorkingDirectory)
            .Set(KnownProperties.ExecutablePid, item.Status?.Pid);
        properties = ShowArguments(properties, KnownProperties.ExecutableArgs, arguments, values);
        properties = ShowArguments(properties, KnownProperties.AppArgs, arguments.TakeLast(values.Arguments.Count), values);
        if (resource is ProjectResource project)
        {
            var path = project.GetProjectMetadata().ProjectPath;
            properties = properties.Set(KnownProperties.ProjectPath, path).Set(CustomResourceKnownProperties.Source, path);
            if (ProjectFiles.LaunchProfileOf(project) is { } profile)
                properties = properties.Set(KnownProperties.ProjectLaunchProfile, profile.Name);
        }

        return snapshot with { Properties = properties };
    }

    /// <summary>What was built is started directly, which saves a second and a process; else <c>dotnet run</c> finds out what to start.</summary>
    private (string Program, string Folder, string[] Arguments) CommandOf(ProjectResource project)
    {
        var metadata = project.GetProjectMetadata();
        var folder = Path.GetDirectoryName(metadata.ProjectPath)!;
        if (metadata.SuppressBuild && builtProjects.Find(metadata.ProjectPath) is { } assembly)
            return (DotNet(), folder, [assembly]);

        string[] arguments = ["run", "--project", metadata.ProjectPath, "--no-launch-profile"];
        return (DotNet(), folder, metadata.SuppressBuild ? [.. arguments, "--no-build"] : arguments);
    }

    /// <summary>The program that runs this process, so that it is the same version; else the one on the PATH.</summary>
    private static string DotNet()
    {
        var own = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", EngineBundle.Program("dotnet")));
        return File.Exists(own) ? own : "dotnet";
    }
}
