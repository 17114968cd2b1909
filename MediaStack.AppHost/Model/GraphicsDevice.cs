using MediaStack.AppHost.Settings;
using MediaStack.Catalog.Services;

namespace MediaStack.AppHost.Model;

/// <summary>The graphics processor for media servers that convert with it, where the owner chose so.</summary>
internal static class GraphicsDevice
{
    /// <summary>Where the host has it.</summary>
    public const string Path = "/dev/dri";

    /// <summary>Whether a service converts with it.</summary>
    public static bool UsesGraphics(this StackBuilder stack, string serviceId) =>
        stack.Value(GraphicsSettings.KeyOf(serviceId)) == GraphicsSettings.Graphics;

    /// <summary>Gives it to the service, which comes to the device's group by itself.</summary>
    public static IResourceBuilder<MediaServiceResource> WithGraphics(this IResourceBuilder<MediaServiceResource> builder, StackBuilder stack) =>
        stack.UsesGraphics(builder.Resource.Name)
            ? builder.WithPolicy(policy => policy.Devices.Add(new DeviceGrant(Path, "converts films on the graphics processor")))
            : builder;

    /// <summary>Puts the service into the device's group, for images that keep to the user they are started as.</summary>
    public static IResourceBuilder<MediaServiceResource> InGraphicsGroup(this IResourceBuilder<MediaServiceResource> builder, StackBuilder stack)
    {
        if (!stack.UsesGraphics(builder.Resource.Name))
        {
            return builder;
        }

        var key = $"{builder.Resource.Name}.{GraphicsSettings.Group}";
        return builder.WithPolicy(policy => policy.Groups.Add(new GroupGrant(
            stack.Placeholder(key), ParameterTable.Number(stack.Value(key)), "opens the graphics device, which belongs to that group")));
    }
}
