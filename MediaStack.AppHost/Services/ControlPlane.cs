using MediaStack.AppHost.Model;

namespace MediaStack.AppHost.Services;

/// <summary>The product's own processes. They are no part of the estate that they deploy, so they exist in run mode only.</summary>
internal static class ControlPlane
{
    /// <summary>Adds the API.</summary>
    public static IResourceBuilder<ProjectResource>? AddApi(this StackBuilder stack) =>
        stack.Application.ExecutionContext.IsRunMode
            ? stack.Application.AddProject<Projects.MediaStack_Api>("api")
                .WithHttpHealthCheck("/health")
                .WithIconName("Server")
                .WithUrlForEndpoint("http", url => url.DisplayText = "API")
            : null;

    /// <summary>Adds the wizard, which works through the API.</summary>
    public static IResourceBuilder<ProjectResource>? AddWizard(this StackBuilder stack, IResourceBuilder<ProjectResource>? api) =>
        api is not null
            ? stack.Application.AddProject<Projects.MediaStack_Wizard>("wizard")
                .WithHttpHealthCheck("/health")
                .WithIconName("Wand")
                .WithUrlForEndpoint("http", url => url.DisplayText = "Wizard")
                .WithReference(api)
                .WaitFor(api)
                .OnResourceReady((wizard, _, _) =>
                {
                    Console.Out.WriteLine($"The wizard: {wizard.GetEndpoint("http").Url}");
                    return Task.CompletedTask;
                })
            : null;
}
