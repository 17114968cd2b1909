using System.Globalization;
using MediaStack.AppHost.Model;
using MediaStack.AppHost.Publishing;
using MediaStack.AppHost.Services;
using MediaStack.AppHost.Settings;
using MediaStack.Catalog.Estate;
using Microsoft.Extensions.DependencyInjection;

namespace MediaStack.AppHost.Running;

/// <summary>
/// Production policy in run mode: one pass over the services, as <see cref="ComposePolicy"/> does for the compose file, that turns each
/// <see cref="ServicePolicy"/> into mounts, command and arguments of the engine. What differs from production stands in
/// <c>docs/decisions/0009-run-mode.md</c>.
/// </summary>
/// <param name="application">Aspire's builder.</param>
/// <param name="release">The generated files.</param>
/// <param name="values">The owner's values.</param>
internal sealed class RunPolicy(IDistributedApplicationBuilder application, DevelopmentRelease release, ReleaseValues values)
{
    private ResourceNotificationService? _notifications;

    /// <summary>Takes the place of Compose's project name, so that a published stack on the same host is not touched.</summary>
    public const string Project = ReleasePublishing.Project + "-development";

    /// <summary>Applies the policy of all services.</summary>
    public void Apply(IEnumerable<ReleaseService> services)
    {
        application.OnBeforeStart((start, _) =>
        {
            _notifications = start.Services.GetRequiredService<ResourceNotificationService>();
            return Task.CompletedTask;
        });
        foreach (var service in services)
        {
            Apply(service);
        }
    }

    private void Apply(ReleaseService service)
    {
        var builder = application.CreateResourceBuilder(service.Resource);
        Mount(builder, service);
        Command(builder, service.Policy);
        builder
            .WithEnvironment(context => Resolve(context.EnvironmentVariables, service.Policy))
            .WithArgs(context => Resolve(context.Args))
            .WithContainerRuntimeArgs([.. Harden(service.Policy), .. Limit(service.Policy), .. Health(service.Policy), .. Labels(service)])
            .WithContainerRuntimeArgs(context => PlaceAsync(context, service.Policy));
    }

    private void Mount(IResourceBuilder<ContainerResource> builder, ReleaseService service)
    {
        var policy = service.Policy;
        foreach (var mount in service.Resource.Annotations.OfType<ContainerMountAnnotation>().Where(mount => mount.Type == ContainerMountType.Volume).ToList())
        {
            service.Resource.Annotations.Remove(mount);
            builder.WithVolume($"{Project}_{mount.Source}", mount.Target, mount.IsReadOnly);
        }

        foreach (var file in policy.ConfigFiles)
        {
            builder.WithBindMount(release.At(service.PathOf(file)), file.Target, isReadOnly: true);
        }

        foreach (var file in policy.SecretFiles)
        {
            builder.WithBindMount(release.At(service.PathOf(file)), $"/run/secrets/{file.Name}", isReadOnly: true);
        }

        foreach (var folder in policy.ReleaseFolders)
        {
            builder.WithBindMount(release.At(folder.Folder), folder.Target);
        }

        foreach (var mount in policy.HostMounts)
        {
            var source = values.Path(mount.Source);
            builder.WithBindMount(source, values.Path(mount.Target), mount.ReadOnly);
            if (mount.Kind == EstateVolumeKind.Data)
            {
                // As Compose does; nothing is made on the host before a service starts.
                builder.OnBeforeResourceStarted((_, _, _) => MakeAsync(source));
            }
        }
    }

    private static Task MakeAsync(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            return Task.CompletedTask;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DistributedApplicationException($"The folder {folder} cannot be made: {exception.Message} Make it, or set another "
                + $"one for development: Parameters__{ParameterTable.ParameterName("data-folder").Replace('-', '_')}=/a/folder/of/yours.", exception);
        }
    }

    private static void Command(IResourceBuilder<ContainerResource> builder, ServicePolicy policy)
    {
        if (policy.Command is { } command)
        {
            builder.Resource.Entrypoint = null;
            builder.WithArgs(context =>
            {
                context.Args.Clear();
                foreach (var word in command)
                {
                    context.Args.Add(word);
                }
            });
        }
    }

    private void Resolve(Dictionary<string, object> environment, ServicePolicy policy)
    {
        foreach (var (name, value) in environment.ToList())
        {
            if (policy.HiddenEnvironment.Contains(name))
            {
                environment.Remove(name);
            }
            else if (value is string text)
            {
                environment[name] = Text(text);
            }
        }
    }

    private void Resolve(IList<object> arguments)
    {
        for (var index = 0; index < arguments.Count; index++)
        {
            if (arguments[index] is string text)
            {
                arguments[index] = Text(text);
            }
        }
    }

    /// <summary>A text of the compose file as Compose would hand it on.</summary>
    private string Text(string composeText) => values.Text(composeText, Project);

    private IEnumerable<string> Harden(ServicePolicy policy)
    {
        yield return "--cap-drop=ALL";
        foreach (var capability in policy.Capabilities)
        {
            yield return $"--cap-add={capability.Name}";
        }

        foreach (var device in policy.Devices)
        {
            yield return $"--device={device.Path}";
        }

        foreach (var group in policy.Groups)
        {
            yield return $"--group-add={Text(group.Name)}";
        }

        yield return "--security-opt=no-new-privileges:true";
        foreach (var path in policy.Tmpfs)
        {
            yield return $"--tmpfs={path}";
        }

        if (policy.User is { } user)
        {
            yield return $"--user={Text(user.Name)}";
        }

        if (policy.WritableRootReason is null)
        {
            yield return "--read-only";
        }
    }

    private static IEnumerable<string> Limit(ServicePolicy policy)
    {
        yield return string.Create(CultureInfo.InvariantCulture, $"--memory={policy.MemoryMiB}m");
        yield return string.Create(CultureInfo.InvariantCulture, $"--pids-limit={policy.Pids}");
        yield return string.Create(CultureInfo.InvariantCulture, $"--stop-timeout={policy.StopGrace.TotalSeconds:0}");
        if (policy.Processors is { } processors)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"--cpus={processors}");
        }

        if (policy.Init)
        {
            yield return "--init";
        }
    }

    private static IEnumerable<string> Health(ServicePolicy policy)
    {
        if (policy.Health is not { } health)
        {
            yield break;
        }

        // The engine's command line knows the shell's form only.
        yield return $"--health-cmd={health.ShellLine}";
        yield return $"--health-interval={Seconds(health.Interval)}";
        yield return $"--health-timeout={Seconds(health.Timeout)}";
        yield return string.Create(CultureInfo.InvariantCulture, $"--health-retries={health.Retries}");
        yield return $"--health-start-period={Seconds(health.StartPeriod)}";
    }

    // By Compose's labels the supervisor finds its project, and a person all of it: docker ps --filter label=….
    private static IEnumerable<string> Labels(ReleaseService service)
    {
        yield return $"--label=com.docker.compose.project={Project}";
        yield return $"--label=com.docker.compose.service={service.Name}";
        yield return $"--label={ComposePolicy.ServiceLabel}={service.Policy.Definition.Id}";
        if (service.Policy.NamespaceOf is { } owner)
        {
            yield return $"--label={SupervisorService.FollowsLabel}={owner.Name}";
        }
    }

    private async Task PlaceAsync(ContainerRuntimeArgsCallbackContext context, ServicePolicy policy)
    {
        if (policy.NamespaceOf is { } owner)
        {
            var notifications = _notifications ?? throw new InvalidOperationException("The application has not started.");
            context.Args.Add($"--network=container:{await EngineHealth.ContainerIdAsync(notifications, owner, context.CancellationToken)}");
            return;
        }

        foreach (var (name, address) in policy.ExtraHosts)
        {
            context.Args.Add($"--add-host={name}:{address}");
        }

        if (policy.HostNetworkReason is not null)
        {
            context.Args.Add("--network=host");
        }
        else if (policy.Networks.Count == 0)
        {
            context.Args.Add("--network=none");
        }
    }

    private static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0}s");
}
