using MediaStack.Catalog;
using MediaStack.Catalog.Settings;

namespace MediaStack.AppHost.Model;

/// <summary>A page that is reached through a reverse proxy.</summary>
/// <param name="Service">The service.</param>
/// <param name="Host">Its public name.</param>
/// <param name="Level">Its access level, one of the proxied ones.</param>
/// <param name="Upstream">Where it answers inside the networks.</param>
/// <param name="Rules">What else the proxy must know.</param>
internal sealed record ProxiedPage(MediaServiceResource Service, string Host, AccessLevel Level, EndpointReference Upstream, ProxyRules Rules)
{
    /// <summary>Whether the log-in page stands before it.</summary>
    public bool AsksForLogIn => Level is AccessLevel.OneFactor or AccessLevel.TwoFactor;

    /// <summary>All of them, in the order of the model; none where no public door is open.</summary>
    /// <param name="settings">Effective settings.</param>
    /// <param name="resources">The model.</param>
    public static IReadOnlyList<ProxiedPage> Of(StackSettings settings, IEnumerable<IResource> resources)
    {
        if (PublicDoors.Of(settings) is PublicDoor.None)
        {
            return [];
        }

        var domain = settings["domain"];
        return
        [
            .. from service in resources.OfType<MediaServiceResource>()
               let policy = service.Policy()
               where policy.Access.IsProxied()
               let name = policy.Proxy.Name ?? service.Name
               select new ProxiedPage(service, $"{name}.{domain}", policy.Access, service.GetEndpoint(WebAccess.Endpoint), policy.Proxy),
        ];
    }
}
