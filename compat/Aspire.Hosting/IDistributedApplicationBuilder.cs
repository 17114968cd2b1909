using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Aspire.Hosting.Pipelines;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting;

/// <summary>Collects the resources of a distributed application and builds it.</summary>
public interface IDistributedApplicationBuilder
{
    /// <summary>Configuration of the app host, later sources over earlier ones; parameters read from it.</summary>
    ConfigurationManager Configuration { get; }

    /// <summary>Folder of the app host project. Relative paths in the model start here.</summary>
    string AppHostDirectory { get; }

    /// <summary>The app host's assembly, if known.</summary>
    Assembly? AppHostAssembly { get; }

    /// <summary>Environment name (<c>Production</c> unless set), application name and content root.</summary>
    IHostEnvironment Environment { get; }

    /// <summary>Services of the app host process.</summary>
    IServiceCollection Services { get; }

    /// <summary>Events of the application and its resources.</summary>
    IDistributedApplicationEventing Eventing { get; }

    /// <summary>Run or publish.</summary>
    DistributedApplicationExecutionContext ExecutionContext { get; }

    /// <summary>The resources added so far.</summary>
    IResourceCollection Resources { get; }

    /// <summary>The steps that publish and deploy.</summary>
    [Experimental("ASPIREPIPELINES001", UrlFormat = "https://aka.ms/aspire/diagnostics/{0}")]
    IDistributedApplicationPipeline Pipeline { get; }

    /// <summary>The developer's secrets of this app host.</summary>
    [Experimental("ASPIREUSERSECRETS001", UrlFormat = "https://aka.ms/aspire/diagnostics/{0}")]
    IUserSecretsManager UserSecretsManager { get; }

    /// <summary>Adds a resource to the model.</summary>
    /// <typeparam name="T">Type of the resource.</typeparam>
    /// <param name="resource">The resource; its name must be valid and not taken, upper and lower case alike.</param>
    /// <returns>A builder for it.</returns>
    /// <exception cref="DistributedApplicationException">A resource of that name exists.</exception>
    IResourceBuilder<T> AddResource<T>(T resource) where T : IResource;

    /// <summary>Makes a builder for a resource without adding it to the model.</summary>
    /// <typeparam name="T">Type of the resource.</typeparam>
    /// <param name="resource">The resource.</param>
    /// <returns>A builder for it.</returns>
    IResourceBuilder<T> CreateResourceBuilder<T>(T resource) where T : IResource;

    /// <summary>Builds the application. Can be called once.</summary>
    /// <returns>The application, not started.</returns>
    DistributedApplication Build();
}
