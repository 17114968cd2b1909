using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

public static partial class ProjectResourceBuilderExtensions
{
    private const StringSplitOptions Pieces = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;

    private static IResourceBuilder<ProjectResource> WithProjectDefaults(
        this IResourceBuilder<ProjectResource> builder,
        ProjectResourceOptions options)
    {
        var project = builder.Resource;
        builder.WithEnvironment("OTEL_DOTNET_EXPERIMENTAL_OTLP_RETRY", "in_memory").WithOtlpExporter();
        ChooseLaunchProfile(builder, options);
        if (!options.ExcludeKestrelEndpoints && ProjectFiles.KestrelEndpointsOf(project) is { Count: > 0 } endpoints)
            throw new DistributedApplicationException($"The project '{project.Name}' has Kestrel endpoints in its "
                + $"appsettings.json ({string.Join(", ", endpoints)}), which are not read here: set ExcludeKestrelEndpoints, and add endpoints with WithHttpEndpoint.");

        var profile = ProjectFiles.LaunchProfileOf(project);
        if (builder.ApplicationBuilder.ExecutionContext.IsRunMode)
            PrepareToRun(builder, profile);
        else
            PrepareToPublish(builder, profile?.Profile);

        return builder;
    }

    private static void ChooseLaunchProfile(IResourceBuilder<ProjectResource> builder, ProjectResourceOptions options)
    {
        var configuration = builder.ApplicationBuilder.Configuration;
        if (options.ExcludeLaunchProfile)
            builder.WithAnnotation<ExcludeLaunchProfileAnnotation>();
        else if (!string.IsNullOrEmpty(options.LaunchProfileName))
            builder.WithAnnotation(new LaunchProfileAnnotation(options.LaunchProfileName));
        else if ((configuration["AppHost:DefaultLaunchProfileName"] ?? configuration["DOTNET_LAUNCH_PROFILE"]) is { Length: > 0 } usual)
            builder.WithAnnotation(new DefaultLaunchProfileAnnotation(usual));
    }

    private static void PrepareToRun(IResourceBuilder<ProjectResource> builder, (string Name, LaunchProfile Profile)? chosen)
    {
        builder.WithEnvironment(context => SetListeningUrls(context, builder.Resource));
        if (chosen is not { } launch)
            return;

        var schemes = new Dictionary<string, int>();
        foreach (var url in (launch.Profile.ApplicationUrl ?? string.Empty).Split(';', Pieces))
        {
            // Kestrel listens on all addresses for * and +, which no URL may have.
            var anyHost = url.Replace("//*", "//localhost", StringComparison.Ordinal).Replace("//+", "//localhost", StringComparison.Ordinal);
            if (!Uri.TryCreate(anyHost, UriKind.Absolute, out var address))
                throw new DistributedApplicationException($"The launch profile '{launch.Name}' of "
                    + $"'{builder.Resource.Name}' has an applicationUrl that is no address: '{url}'.");

            // The first of a scheme is named after it, further ones get a number: http, https, http2.
            var count = schemes[address.Scheme] = schemes.GetValueOrDefault(address.Scheme) + 1;
            builder.WithEndpoint(count == 1 ? address.Scheme : $"{address.Scheme}{count}", endpoint =>
            {
                endpoint.Port = address.Port;
                endpoint.UriScheme = address.Scheme;
                endpoint.TargetHost = address.Host;
            });
        }

        builder.WithEnvironment(context =>
        {
            context.EnvironmentVariables.TryAdd("DOTNET_LAUNCH_PROFILE", launch.Name);
            foreach (var (name, value) in launch.Profile.EnvironmentVariables)
                context.EnvironmentVariables.TryAdd(name, Environment.ExpandEnvironmentVariables(value));
        });
    }

    private static void PrepareToPublish(IResourceBuilder<ProjectResource> builder, LaunchProfile? profile)
    {
        var project = builder.Resource;
        builder.WithEnvironment(context =>
        {
            if (project.HasAnnotationOfType<EndpointAnnotation>() && !project.HasAnnotationOfType<DisableForwardedHeadersAnnotation>())
                context.EnvironmentVariables["ASPNETCORE_FORWARDEDHEADERS_ENABLED"] = "true";

            SetPorts(context, project, "HTTP_PORTS", "http");
            SetPorts(context, project, "HTTPS_PORTS", "https");
        });

        // A web project has both endpoints when published, whatever the profile names: one container port serves them.
        if (profile?.ApplicationUrl is null)
            return;

        builder.WithEndpoint("http", endpoint => endpoint.UriScheme = "http");
        builder.WithEndpoint("https", endpoint =>
        {
            endpoint.UriScheme = "https";
            project.DefaultHttpsEndpoint = endpoint;
        });
    }

    private static void SetListeningUrls(EnvironmentCallbackContext context, ProjectResource project)
    {
        var urls = new ReferenceExpressionBuilder();
        foreach (var endpoint in ListeningEndpoints(project))
        {
            if (!urls.IsEmpty)
                urls.AppendLiteral(";");
            if (endpoint.IsHttps)
                context.EnvironmentVariables.TryAdd("ASPNETCORE_HTTPS_PORT", endpoint.Property(EndpointProperty.Port));

            var (scheme, port) = (endpoint.Property(EndpointProperty.Scheme), endpoint.Property(EndpointProperty.TargetPort));
            urls.Append($"{scheme}://{endpoint.EndpointAnnotation.TargetHost}:{port}");
        }

        if (!urls.IsEmpty)
            context.EnvironmentVariables.TryAdd("ASPNETCORE_URLS", urls.Build());
    }

    private static void SetPorts(EnvironmentCallbackContext context, ProjectResource project, string variable, string scheme)
    {
        var ports = new ReferenceExpressionBuilder();
        foreach (var endpoint in ListeningEndpoints(project))
        {
            if (!endpoint.EndpointAnnotation.HasScheme(scheme) || endpoint.EndpointAnnotation == project.DefaultHttpsEndpoint)
                continue;
            if (!ports.IsEmpty)
                ports.AppendLiteral(";");

            ports.Append($"{endpoint.Property(EndpointProperty.TargetPort)}");
        }

        if (!ports.IsEmpty)
            context.EnvironmentVariables.TryAdd(variable, ports.Build());
    }

    // An endpoint with a variable of its own is the program's own business.
    private static IEnumerable<EndpointReference> ListeningEndpoints(ProjectResource project) => project.GetEndpoints()
        .Where(endpoint => endpoint.EndpointAnnotation.TargetPortVariable is null && (endpoint.IsHttp || endpoint.IsHttps));
}
