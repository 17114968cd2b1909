namespace MediaStack.AppHost.Model;

/// <summary>A service of the catalog as a container resource.</summary>
/// <param name="name">Resource name; also the service's name in the compose file and its host name in the networks.</param>
internal sealed class MediaServiceResource(string name) : ContainerResource(name);
