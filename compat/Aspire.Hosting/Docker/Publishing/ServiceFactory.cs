using System.Globalization;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Docker.Resources.ComposeNodes;

namespace Aspire.Hosting.Docker.Publishing;

/// <summary>Builds the compose node of one service from its resource.</summary>
internal static class ServiceFactory
{
    public static async Task<Service> CreateAsync(DockerComposeServiceResource target, CancellationToken cancellationToken)
    {
        var resource = target.TargetResource;
        var entrypoint = (resource as ContainerResource)?.Entrypoint;
        var service = new Service
        {
            Name = KeyOf(resource),
            Image = Image(target),
            ContainerName = resource.TryGetLastAnnotation<ContainerNameAnnotation>(out var name) ? name.Name : null,
            PullPolicy = PullPolicy(resource),
            Command = await CommandAsync(target, ShellArguments.IsShell(entrypoint), cancellationToken),
            Entrypoint = entrypoint is null ? [] : [entrypoint],
            Ports = [.. target.Endpoints.Values.Where(e => e.IsExternal).Select(e => e.PortEntry).Distinct()],
            Expose = [.. target.Endpoints.Values.Where(e => !e.IsExternal).Select(e => e.PortEntry).Distinct()],
        };
        foreach (var (key, value) in target.EnvironmentVariables)
            service.AddEnvironmentalVariable(key, Convert.ToString(await ComposeValues.ResolveAsync(target, value, cancellationToken), CultureInfo.InvariantCulture));
        AddDependencies(service, resource);
        return service.AddVolumes(target.Volumes);
    }

    private static string KeyOf(IResource resource) => resource.Name.ToLowerInvariant();

    /// <summary>Images that are built have no name before they are deployed; a variable stands for it.</summary>
    private static string? Image(DockerComposeServiceResource target) =>
        target.TargetResource.TryGetContainerImageName(out var image) ? image
        : target.TargetResource is ProjectResource project ? target.Parent.Capture(new CapturedEnvironmentVariable
        {
            Name = $"{DockerComposeServiceExtensions.VariableName(project.Name)}_IMAGE",
            Description = $"Container image name for {project.Name}",
            DefaultValue = $"{project.Name}:latest",
            Source = project,
        })
        : null;

    private static string? PullPolicy(IResource resource) =>
        resource.TryGetLastAnnotation<ContainerImagePullPolicyAnnotation>(out var annotation)
            ? annotation.ImagePullPolicy switch
            {
                ImagePullPolicy.Always => "always",
                ImagePullPolicy.Missing => "missing",
                ImagePullPolicy.Never => "never",
                _ => null,
            }
            : null;

    private static async Task<List<string>> CommandAsync(DockerComposeServiceResource target, bool runsInShell, CancellationToken cancellationToken)
    {
        var command = new List<string>();
        foreach (var arg in target.Args)
        {
            var text = await ComposeValues.ResolveAsync(target, arg, cancellationToken) as string
                ?? throw new NotSupportedException($"An argument of '{target.Name}' is a {arg.GetType()}. Arguments are strings, parameters or expressions.");
            command.Add(runsInShell ? ShellArguments.Escape(text) : text);
        }
        return command;
    }

    /// <summary>Waiting for health becomes waiting for the start: this publisher writes no health checks.</summary>
    private static void AddDependencies(Service service, IResource resource)
    {
        foreach (var wait in resource.Annotations.OfType<WaitAnnotation>())
        {
            if (!wait.Resource.IsContainer() && wait.Resource is not ProjectResource) continue;
            service.DependsOn[KeyOf(wait.Resource)] = new ServiceDependency
            {
                Condition = wait.WaitType == WaitType.WaitForCompletion ? "service_completed_successfully" : "service_started",
            };
        }
    }
}
