using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Docker.Resources;
using Aspire.Hosting.Docker.Resources.ComposeNodes;
using Aspire.Hosting.Docker.Resources.ServiceNodes;
using Aspire.Hosting.Pipelines;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Docker.Publishing;

/// <summary>Writes the files of a compose environment to the pipeline's output folder.</summary>
internal sealed class ComposePublisher(DockerComposeEnvironmentResource environment, PipelineStepContext context)
{
    private readonly string _outputPath = context.Services.GetRequiredService<IPipelineOutputService>().GetOutputDirectory();

    /// <summary>Writes <c>docker-compose.yaml</c>, copied container files, and the keys of <c>.env</c>; values found there stay.</summary>
    public async Task PublishAsync()
    {
        await using var task = await context.ReportingStep.CreateTaskAsync("Writing the compose file", context.CancellationToken);
        var file = await CreateFileAsync();
        environment.ConfigureComposeFile?.Invoke(file);
        environment.ConfigureEnvFile?.Invoke(environment.CapturedVariables);

        Directory.CreateDirectory(_outputPath);
        var composePath = Path.Combine(_outputPath, "docker-compose.yaml");
        await File.WriteAllTextAsync(composePath, file.ToYaml(), context.CancellationToken);
        if (environment.CapturedVariables.Count > 0) await WriteKeysAsync(Path.Combine(_outputPath, ".env"));

        await task.CompleteAsync($"Wrote {composePath}", cancellationToken: context.CancellationToken);
    }

    /// <summary>Writes <c>.env.{environment name}</c> with the values known now.</summary>
    /// <exception cref="MissingParameterValueException">Parameters without a value; the message names all of them.</exception>
    public async Task WriteValuesAsync()
    {
        if (environment.CapturedVariables.Count == 0) return;

        var envFile = new EnvFile();
        var missing = new List<string>();
        foreach (var (key, variable) in environment.CapturedVariables)
        {
            try
            {
                var value = variable.DefaultValue;
                if (value is null && variable.Source is IValueProvider source) value = await source.GetValueAsync(context.CancellationToken);
                envFile.Set(key, value, variable.Description);
            }
            catch (MissingParameterValueException exception)
            {
                missing.Add(exception.Message);
            }
        }
        if (missing.Count > 0) throw new MissingParameterValueException(string.Join('\n', missing));

        var environmentName = context.Services.GetRequiredService<IHostEnvironment>().EnvironmentName;
        await File.WriteAllTextAsync(Path.Combine(_outputPath, $".env.{environmentName}"), envFile.ToString(), context.CancellationToken);
    }

    private async Task<ComposeFile> CreateFileAsync()
    {
        var file = new ComposeFile();
        var network = new Network { Name = environment.DefaultNetworkName ?? "aspire", Driver = "bridge" };
        file.AddNetwork(network);

        foreach (var target in environment.Targets.Services)
        {
            var service = await ServiceFactory.CreateAsync(target, context.CancellationToken);
            service.Networks = [network.Name];
            DeclareVolumes(file, target);
            await AddContainerFilesAsync(file, service, target.TargetResource);
            foreach (var customization in target.TargetResource.Annotations.OfType<DockerComposeServiceCustomizationAnnotation>())
                customization.Configure(target, service);
            file.AddService(service);
        }
        return file;
    }

    private static void DeclareVolumes(ComposeFile file, DockerComposeServiceResource target)
    {
        foreach (var volume in target.Volumes.Where(volume => volume.Type != "bind"))
            file.Volumes.TryAdd(volume.Name, new Volume { Name = volume.Name, Driver = "local" });
    }

    private async Task AddContainerFilesAsync(ComposeFile file, Service service, IResource resource)
    {
        var configs = new ContainerFileConfigs(file, service, _outputPath);
        foreach (var annotation in resource.Annotations.OfType<ContainerFileSystemCallbackAnnotation>())
        {
            var callback = new ContainerFileSystemCallbackContext { Services = context.Services, Model = resource };
            configs.Add(await annotation.Callback(callback, context.CancellationToken), annotation);
        }
    }

    private async Task WriteKeysAsync(string path)
    {
        var envFile = EnvFile.Parse(File.Exists(path) ? await File.ReadAllTextAsync(path, context.CancellationToken) : string.Empty);
        foreach (var (key, variable) in environment.CapturedVariables) envFile.AddKey(key, variable.Description);
        await File.WriteAllTextAsync(path, envFile.ToString(), context.CancellationToken);
    }
}
