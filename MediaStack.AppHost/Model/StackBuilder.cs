using MediaStack.AppHost.Publishing;
using MediaStack.AppHost.Running;
using MediaStack.AppHost.Settings;
using MediaStack.Catalog;
using MediaStack.Catalog.Settings;

namespace MediaStack.AppHost.Model;

/// <summary>Builds the model of the estate: Aspire's builder together with the owner's settings.</summary>
internal sealed class StackBuilder
{
    private readonly Dictionary<string, IResourceBuilder<ParameterResource>> _parameters = new(StringComparer.Ordinal);
    private readonly SettingsSource _source;
    private readonly ReleasePublishing? _publishing;
    private readonly EstateRun? _run;

    private StackBuilder(IDistributedApplicationBuilder application, SettingsSource source)
    {
        Application = application;
        _source = source;
        _publishing = application.ExecutionContext.IsPublishMode ? ReleasePublishing.AddTo(application, source) : null;
        _run = application.ExecutionContext.IsRunMode ? new EstateRun(application, source) : null;
    }

    /// <summary>Aspire's builder.</summary>
    public IDistributedApplicationBuilder Application { get; }

    /// <summary>Effective settings.</summary>
    public StackSettings Settings => _source.Settings;

    /// <summary>Starts a model from the command line and the settings that it, the environment or the state folder names.</summary>
    public static StackBuilder Create(string[] args)
    {
        var application = OrEnd(() => DistributedApplication.CreateBuilder(EstateRun.Expand(args)));
        return OrEnd(() => new StackBuilder(application, SettingsSource.Load(application.Configuration)));
    }

    /// <summary>The catalog entry of a service when it is selected and the settings allow a model at all; else null.</summary>
    public ServiceDefinition? Selected(string serviceId)
    {
        var service = ServiceCatalog.Find(serviceId)
            ?? throw new InvalidOperationException($"The catalog has no service '{serviceId}'.");
        return _source.IsValid && Settings.Has(serviceId) ? service : null;
    }

    /// <summary>Adds a selected service; null when it is not selected.</summary>
    /// <param name="serviceId">Its id in the catalog, which becomes the resource's name.</param>
    /// <param name="image">Image with its registry, without a tag.</param>
    /// <param name="tag">Exact tag.</param>
    public IResourceBuilder<MediaServiceResource>? AddService(string serviceId, string image, string tag) =>
        Selected(serviceId) is { } service ? AddService(service, image, tag) : null;

    /// <summary>Adds a service, selected or not.</summary>
    /// <param name="service">What a person sees of it; its id becomes the resource's name.</param>
    /// <param name="image">Image with its registry, without a tag.</param>
    /// <param name="tag">Exact tag.</param>
    public IResourceBuilder<MediaServiceResource> AddService(ServiceDefinition service, string image, string tag) =>
        Application.AddResource(new MediaServiceResource(service.Id)).WithImage(image, tag).AsService(this, service);

    /// <summary>Adds one container of a selected service that has several; null when it is not selected.</summary>
    /// <param name="serviceId">The service's id in the catalog.</param>
    /// <param name="name">The resource's name.</param>
    /// <param name="image">Image with its registry, without a tag.</param>
    /// <param name="tag">Exact tag.</param>
    public IResourceBuilder<MediaServiceResource>? AddService(string serviceId, string name, string image, string tag) =>
        Selected(serviceId) is { } service
            ? Application.AddResource(new MediaServiceResource(name)).WithImage(image, tag).AsService(this, service)
            : null;

    /// <summary>The value of a setting that the validator has found to be there.</summary>
    public string Value(string settingKey) =>
        Settings[settingKey] ?? throw new InvalidOperationException($"The setting '{settingKey}' has no value and no default.");

    /// <summary>The parameter of a setting, for values that go through the environment.</summary>
    public IResourceBuilder<ParameterResource> Parameter(string settingKey)
    {
        if (!_parameters.TryGetValue(settingKey, out var parameter))
        {
            var setting = ServiceCatalog.FindSetting(settingKey)
                ?? throw new InvalidOperationException($"The catalog has no setting '{settingKey}'.");
            parameter = Application.AddParameter(ParameterTable.ParameterName(settingKey), setting.Secret).WithDescription(setting.Label);
            _parameters.Add(settingKey, parameter);
        }

        return parameter;
    }

    /// <summary>The place of a setting's value in the compose file: <c>${MS_…}</c>, filled from <c>.env</c>.</summary>
    public string Placeholder(string settingKey) => ParameterTable.Placeholder(Parameter(settingKey).Resource.Name);

    /// <summary>The user who owns media and downloads, and all who touch them.</summary>
    public ServiceUser User => new(
        $"{Placeholder("puid")}:{Placeholder("pgid")}", ParameterTable.Number(Value("puid")), ParameterTable.Number(Value("pgid")));

    /// <summary>Runs what the command line asks for.</summary>
    /// <returns>The exit code of the process: 0 only when it was done to its end.</returns>
    public int Run()
    {
        _run?.CompleteAsync().GetAwaiter().GetResult();
        using var application = OrEnd(Application.Build);
        try
        {
            application.Run();
            return _publishing?.ExitCode ?? 0;
        }
        catch (Exception exception) when (exception is DistributedApplicationException or InvalidOperationException or AggregateException)
        {
            Console.Error.WriteLine($"error: {exception.Message}");
            return 1;
        }
        finally
        {
            _publishing?.CleanUp();
        }
    }

    /// <summary>Ends the process with one readable line where Aspire refuses a command line or a model.</summary>
    private static T OrEnd<T>(Func<T> step)
    {
        try
        {
            return step();
        }
        catch (Exception exception) when (exception is DistributedApplicationException or InvalidOperationException)
        {
            Console.Error.WriteLine($"error: {exception.Message}");
            Environment.Exit(1);
            throw;
        }
    }
}

/// <summary>What every service has.</summary>
internal static class ServiceResourceExtensions
{
    /// <summary>Makes a container a service of the catalog.</summary>
    public static IResourceBuilder<T> AsService<T>(this IResourceBuilder<T> builder, StackBuilder stack, ServiceDefinition service)
        where T : ContainerResource =>
        builder
            .WithAnnotation(new ServicePolicy(service))
            .WithPolicy(policy => Limit(policy, stack))
            .WithEnvironment("TZ", stack.Parameter("time-zone"));

    private static void Limit(ServicePolicy policy, StackBuilder stack)
    {
        if (policy.Definition.Memory is null)
        {
            return;
        }

        var id = policy.Definition.Id;
        policy.MemoryMiB = (int)((Quantities.Bytes(stack.Value(ResourceSettings.MemoryKey(id)))
            ?? throw new InvalidOperationException($"The memory of '{id}' is no amount.")) >> 20);
        // The engine refuses to start a container with a limit that its kernel cannot enforce.
        if (stack.Value(ResourceSettings.ProcessorLimits) == "true" && stack.Settings[ResourceSettings.ProcessorsKey(id)] is { } processors)
        {
            policy.Processors = ParameterTable.Number(processors);
        }
    }
}
