using MediaStack.AppHost.Formats;
using MediaStack.AppHost.Model;
using MediaStack.Catalog;

namespace MediaStack.AppHost.Services;

/// <summary>
/// A container that holds the network namespace which Gluetun and the download clients join, and does nothing else: whatever happens to
/// Gluetun, killed, restarted or made anew, the namespace with its networks and ports stays. It is closed before anybody joins, and a
/// watch keeps it closed: nothing leaves but what Gluetun's own rules let through.
/// </summary>
internal static class VpnNamespaceService
{
    /// <summary>Name of the service.</summary>
    public const string Id = "vpn-namespace";

    private const string Script = "/mediastack/kill-switch.sh";
    private const string Beat = "/run/beat";

    // Of a network that nobody has (RFC 5737). Without it the engine's own resolver would carry the clients' questions past the tunnel.
    private const string NoResolver = "192.0.2.1";

    private static readonly ServiceDefinition s_definition = new()
    {
        Id = Id,
        Title = "VPN namespace",
        Category = ServiceCategory.Internal,
        Summary = "Holds the network that Gluetun and the download clients share, and keeps it closed.",
    };

    /// <summary>Adds the namespace of Gluetun, when that is selected.</summary>
    public static IResourceBuilder<MediaServiceResource>? AddVpnNamespace(this StackBuilder stack) =>
        stack.Selected("gluetun") is null
            ? null
            : stack.Application.AddResource(new MediaServiceResource(s_definition.Id))
                // The image has the firewall's program, in the variant that Gluetun takes.
                .WithImage(GluetunService.Image, GluetunService.Tag)
                .AsService(stack, s_definition)
                .OnNetworks(StackNetwork.Downloads)
                .WithConfigFile(Script, KillSwitch)
                .WithEntrypoint("/bin/sh")
                .WithArgs(Script, "hold")
                .WithHealthCommand("/bin/sh", Script, "check")
                .WithLimits(memoryMiB: 32, pids: 16)
                .AsRoot(
                    "It closes the firewall of its network namespace.",
                    writableRootReason: null,
                    new CapabilityGrant("NET_ADMIN", "closes the firewall before anybody joins, and again if it is ever opened"))
                .WithPolicy(policy =>
                {
                    policy.Resolver = NoResolver;
                    // The lock file of iptables, and the watch's sign of life.
                    policy.Tmpfs.Add("/run");
                    // The image declares a volume there, and each new container would leave one behind.
                    policy.Tmpfs.Add("/gluetun");
                    policy.Health = policy.Health! with { Interval = TimeSpan.FromSeconds(5), StartPeriod = TimeSpan.FromSeconds(5) };
                });

    /// <summary>
    /// Shell functions that close the firewall. Gluetun takes the first variant of iptables that works and no other; rules of two
    /// variants would both hold, so these take the same.
    /// </summary>
    public const string CloseFirewall =
        """

        variant() { # iptables or ip6tables: the one that works here; none where there is no IPv6
          for program in "$1" "$1-nft" "$1-legacy"; do
            if "$program" -S OUTPUT >/dev/null 2>&1; then
              echo "$program"
              return
            fi
          done
          if [ "$1" = iptables ] || [ -e /proc/net/if_inet6 ]; then
            echo "no $1 works here" >&2
            return 1
          fi
        }

        close() { # iptables or ip6tables: nothing in or out but what a rule allows
          program=$(variant "$1") || return
          for chain in OUTPUT INPUT FORWARD; do
            [ -z "$program" ] || "$program" -P $chain DROP || return
          done
        }

        """;

    private static string KillSwitch() => new ShellScript("Keeps a network namespace, and its firewall closed: hold, or check.")
        .Raw(CloseFirewall)
        .Raw($$"""
            closed() { # iptables or ip6tables: only looks, because Gluetun writes meanwhile
              program=$(variant "$1") || return
              [ -z "$program" ] || "$program" -S OUTPUT | grep -qxe '-P OUTPUT DROP'
            }

            if [ "$1" = check ]; then
              [ $(($(date +%s) - $(stat -c %Y {{Beat}}))) -lt 15 ]
              closed iptables
              closed ip6tables
              exit
            fi

            trap 'exit 0' TERM INT
            close iptables
            close ip6tables
            echo 'closed: nothing leaves but through the tunnel'
            while :; do
              touch {{Beat}}
              for tables in iptables ip6tables; do
                closed $tables || { echo "$tables was open and is closed again"; close $tables; }
              done
              sleep 2 &
              wait $!
            done
            """)
        .ToString();
}
