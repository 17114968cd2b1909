using MediaStack.Catalog;

namespace MediaStack.AppHost.Model;

/// <summary>Where a browser finds a service's page.</summary>
/// <param name="Scheme"><c>https</c> behind the reverse proxy, <c>http</c> on a direct port.</param>
/// <param name="Host">Host, with the port where it is not the scheme's own.</param>
/// <param name="HostExpression">The same for the environment, where an owner's values go through <c>.env</c>.</param>
internal sealed record PageAddress(string Scheme, string Host, ReferenceExpression HostExpression)
{
    /// <summary>The address for a generated file.</summary>
    public string Url => $"{Scheme}://{Host}";

    /// <summary>The address for the environment.</summary>
    public ReferenceExpression UrlExpression => ReferenceExpression.Create($"{Scheme}://{HostExpression}");

    /// <summary>The address of a service's page; null where no browser reaches it.</summary>
    public static PageAddress? Of(StackBuilder stack, string serviceId)
    {
        var level = AccessLevels.Effective(stack.Settings, serviceId);
        if (level.IsProxied())
        {
            var (domain, parameter) = (stack.Value("domain"), stack.Parameter("domain"));
            // Only where the owner's port of https is the door, and another than 443, do addresses carry it.
            var suffix = PublicDoors.PortSuffix(stack.Settings);
            return new("https", $"{serviceId}.{domain}{suffix}", ReferenceExpression.Create($"{serviceId}.{parameter}{suffix}"));
        }

        if (level != AccessLevel.Lan)
        {
            return null;
        }

        const string addressKey = "lan-address";
        var portKey = AccessLevels.PortKey(serviceId);
        var (address, port) = (stack.Parameter(addressKey), stack.Parameter(portKey));
        // A browser tells an IPv6 address from its port by brackets.
        return stack.Value(addressKey).Contains(':', StringComparison.Ordinal)
            ? new("http", $"[{stack.Value(addressKey)}]:{stack.Value(portKey)}", ReferenceExpression.Create($"[{address}]:{port}"))
            : new("http", $"{stack.Value(addressKey)}:{stack.Value(portKey)}", ReferenceExpression.Create($"{address}:{port}"));
    }
}
