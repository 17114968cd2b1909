namespace Compat.Tests.PublicApi;

/// <summary>
/// Types that the list of official signatures leaves out, in its own form. Their shape was read in the public repository
/// microsoft/aspire (interface facts only), in the file named above each.
/// </summary>
internal static class ReadElsewhere
{
    public const string Signatures = """
        # src/Aspire.Hosting/api/Aspire.Hosting.cs
        ## Aspire.Hosting.ApplicationModel | class ContainerResource : Resource, IResource, IResourceWithEnvironment, IResourceWithArgs, IResourceWithEndpoints, IResourceWithWaitSupport, IComputeResource
          new(string name, string? entrypoint = null)
          string? Entrypoint { get; set; }

        # src/Aspire.Hosting/api/Aspire.Hosting.cs
        ## Aspire.Hosting.ApplicationModel | class ExecutableResource : Resource, IResource, IResourceWithEnvironment, IResourceWithArgs, IResourceWithEndpoints, IResourceWithWaitSupport, IComputeResource
          new(string name, string command, string workingDirectory)
          string Command { get; }
          string WorkingDirectory { get; }

        # src/Aspire.Hosting/api/Aspire.Hosting.cs
        ## Aspire.Hosting.ApplicationModel | class ProjectResource : Resource, IResource, IResourceWithEnvironment, IResourceWithArgs, IResourceWithServiceDiscovery, IResourceWithEndpoints, IResourceWithWaitSupport, IComputeResource
          new(string name)

        # src/Aspire.Hosting/api/Aspire.Hosting.cs
        ## Aspire.Hosting | interface IUserSecretsManager [experimental]
          string FilePath { get; }
          bool IsAvailable { get; }
          void GetOrSetSecret(IConfigurationManager configuration, string name, Func<string> valueGenerator)
          bool TryDeleteSecret(string name)
          bool TrySetSecret(string name, string value)

        # src/Aspire.Hosting.Redis/api/Aspire.Hosting.Redis.cs
        ## Aspire.Hosting.ApplicationModel | class RedisResource : ContainerResource, IResource, IResourceWithEnvironment, IResourceWithArgs, IResourceWithEndpoints, IResourceWithWaitSupport, IComputeResource, IResourceWithConnectionString, IExpressionValue, IValueProvider, IManifestExpressionProvider, IValueWithReferences
          new(string name, ParameterResource password)
          new(string name)
          ReferenceExpression ConnectionStringExpression { get; }
          EndpointReferenceExpression Host { get; }
          ParameterResource? PasswordParameter { get; }
          EndpointReferenceExpression Port { get; }
          EndpointReference PrimaryEndpoint { get; }
          bool TlsEnabled { get; }
          ReferenceExpression UriExpression { get; }
          ValueTask<string> GetConnectionStringAsync(CancellationToken cancellationToken = default)

        # src/Aspire.Hosting.Docker/DockerComposeAspireDashboardResource.cs
        ## Aspire.Hosting.Docker | class DockerComposeAspireDashboardResource : ContainerResource, IResource, IResourceWithEnvironment, IResourceWithArgs, IResourceWithEndpoints, IResourceWithWaitSupport, IComputeResource
          new(string name)
          EndpointReference PrimaryEndpoint { get; }
          EndpointReference OtlpGrpcEndpoint { get; }
        """;
}
