using System.Reflection;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Backchannel;
using Aspire.Hosting.Configuration;
using Aspire.Hosting.Dashboard;
using Aspire.Hosting.Eventing;
using Aspire.Hosting.Orchestration;
using Aspire.Hosting.Pipelines;
using Aspire.Hosting.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting;

/// <summary>The builder behind <see cref="DistributedApplication.CreateBuilder(string[])"/>.</summary>
public class DistributedApplicationBuilder : IDistributedApplicationBuilder
{
    private readonly HostApplicationBuilder _host;
    private readonly DistributedApplicationExecutionContextOptions _contextOptions;
    private readonly AppHostProject _project;
    private bool _isBuilt;

    /// <summary>Creates a builder for the program's own assembly.</summary>
    /// <param name="args">Command-line arguments.</param>
    /// <exception cref="DistributedApplicationException">The command line or a settings file is wrong.</exception>
    public DistributedApplicationBuilder(string[] args) : this(new DistributedApplicationOptions { Args = args })
    {
    }

    /// <summary>Creates a builder.</summary>
    /// <param name="options">How the app host is created.</param>
    /// <exception cref="DistributedApplicationException">The command line or a settings file is wrong.</exception>
    public DistributedApplicationBuilder(DistributedApplicationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var settings = new HostApplicationBuilderSettings();
        AppHostObserver.Current?.Constructing(options, settings);
        var args = options.Args ?? [];
        _host = AppHostConfiguration.CreateHost(settings, args);
        _project = AppHostProject.Find(options, Environment.ApplicationName, Environment.ContentRootPath);
        var userSecrets = UserSecrets.UserSecretsManager.Create(Configuration, _project.Assembly);
        UserSecretsManager = userSecrets;
        AppHostConfiguration.AddSettings(Configuration, Environment, userSecrets.FilePath);
        Configuration.AddInMemoryCollection(_project.Describe());
        AppHostConfiguration.AddCommandLine(Configuration, args);
        _contextOptions = new DistributedApplicationExecutionContextOptions(AppHostConfiguration.OperationOf(Configuration));
        ExecutionContext = new DistributedApplicationExecutionContext(_contextOptions);

        // A published name must not depend on the folder; two running applications must not share one.
        Configuration["AppHost:Sha256"] ??= Configuration[ExecutionContext.IsPublishMode ? "AppHost:ProjectNameSha256" : "AppHost:PathSha256"];

        Services.AddSingleton(UserSecretsManager);
        Services.AddSingleton(ExecutionContext);
        Services.AddSingleton(Eventing);
        Services.AddSingleton(Pipeline);
        Services.AddSingleton(_ => new DistributedApplicationModel(Resources));
        PipelineServices.AddPipeline(Services, Configuration, ExecutionContext);
        OrchestrationServices.AddNotifications(Services, options);
        if (ExecutionContext.IsRunMode)
        {
            OrchestrationServices.AddRun(Services);
            Dcp.DcpServices.Add(Services, _project);
            DashboardServices.AddDashboard(Services, Configuration, UserSecretsManager, options);
            BackchannelServices.AddRun(Services, Configuration, _project);
        }

        AppHostObserver.Current?.Constructed(this);
    }

    /// <inheritdoc/>
    public IHostEnvironment Environment => _host.Environment;

    /// <inheritdoc/>
    public ConfigurationManager Configuration => _host.Configuration;

    /// <inheritdoc/>
    public IServiceCollection Services => _host.Services;

    /// <inheritdoc/>
    public string AppHostDirectory => _project.Directory;

    /// <summary>Full path of the app host's project file.</summary>
    public string AppHostPath => _project.Path;

    /// <inheritdoc/>
    public Assembly? AppHostAssembly => _project.Assembly;

    /// <inheritdoc/>
    public DistributedApplicationExecutionContext ExecutionContext { get; }

    /// <inheritdoc/>
    public IResourceCollection Resources { get; } = new ResourceCollection();

    /// <inheritdoc/>
    public IDistributedApplicationEventing Eventing { get; } = new DistributedApplicationEventing();

    /// <inheritdoc/>
    public IDistributedApplicationPipeline Pipeline { get; } = new DistributedApplicationPipeline();

    /// <inheritdoc/>
    public IUserSecretsManager UserSecretsManager { get; }

    /// <inheritdoc/>
    public DistributedApplication Build()
    {
        if (_isBuilt)
            throw new InvalidOperationException("Build was called before; an application is built once.");

        _isBuilt = true;
        if (ExecutionContext.IsRunMode)
            OrchestrationServices.AddRunHost(Services);
        AppHostObserver.Current?.Building();
        var host = _host.Build();
        _contextOptions.Services = host.Services;
        var application = new DistributedApplication(host);
        AppHostObserver.Current?.Built(application);
        return application;
    }

    /// <inheritdoc/>
    public IResourceBuilder<T> AddResource<T>(T resource) where T : IResource
    {
        ArgumentNullException.ThrowIfNull(resource);
        ResourceName.Validate("Resource", resource.Name);
        if (Resources.TryGetByName(resource.Name, out var other))
            throw new DistributedApplicationException($"There is a resource '{other.Name}' ({other.GetType().Name}) "
                + $"already; give the {resource.GetType().Name} another name.");

        Resources.Add(resource);
        return CreateResourceBuilder(resource);
    }

    /// <inheritdoc/>
    public IResourceBuilder<T> CreateResourceBuilder<T>(T resource) where T : IResource
    {
        ArgumentNullException.ThrowIfNull(resource);
        return new DistributedApplicationResourceBuilder<T>(this, resource);
    }
}
