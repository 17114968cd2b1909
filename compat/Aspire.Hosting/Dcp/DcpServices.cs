using Aspire.Hosting.Configuration;
using Aspire.Hosting.Orchestration;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Aspire.Hosting.Dcp;

/// <summary>Registers the engine.</summary>
internal static class DcpServices
{
    public static void Add(IServiceCollection services, AppHostProject project)
    {
        services.AddSingleton(provider => new EngineLocation(provider.GetRequiredService<IConfiguration>(), project.Assembly, project.Directory));
        services.AddSingleton(new BuiltProjects(project.Assembly));
        services.AddSingleton<IResourceEngine, DcpEngine>();
    }
}
