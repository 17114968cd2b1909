using MediaStack.AppHost.Formats;
using MediaStack.AppHost.Model;
using MediaStack.Catalog;

namespace MediaStack.AppHost.Services;

/// <summary>
/// Restarts services whose health check finds their network namespace dead, because the engine restarted the container that holds it
/// behind Compose's back. It is part of the estate, so it works with the product stopped. It touches only containers of its own
/// project with the label that publishing puts on them.
/// </summary>
internal static class SupervisorService
{
    /// <summary>Label of services inside another one's namespace; its value is the owner.</summary>
    public const string FollowsLabel = "org.mediastack.follows";

    private const string Script = "/supervise.sh";
    private const string Beat = "/tmp/beat";
    private const string TokenFile = "ntfy-token";

    private static readonly ServiceDefinition s_definition = new()
    {
        Id = "supervisor",
        Title = "Supervisor",
        Category = ServiceCategory.Internal,
        Summary = "Restarts what has lost the network of the VPN.",
    };

    /// <summary>Adds the supervisor of those that share a namespace, when there are any.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="channel">Where it tells the owner of a restart; null for nowhere.</param>
    /// <param name="followers">The services in the namespace.</param>
    public static void AddSupervisor(
        this StackBuilder stack, IResourceBuilder<MediaServiceResource>? channel, params IEnumerable<IResourceBuilder<MediaServiceResource>?> followers)
    {
        var supervised = followers.OfType<IResourceBuilder<MediaServiceResource>>()
            .Where(follower => follower.Resource.Policy().NamespaceOf is not null).ToList();
        if (supervised.Count == 0)
        {
            return;
        }

        var supervisor = stack.Application.AddResource(new MediaServiceResource(s_definition.Id))
            .WithImage(BusyBox.Image, BusyBox.Tag)
            .AsService(stack, s_definition)
            // Compose fills it: containers of other projects on the host are not ours to restart.
            .WithEnvironment("PROJECT", "${COMPOSE_PROJECT_NAME}")
            .WithConfigFile(Script, () => Supervise(channel?.Resource.Name))
            // It beats while it gets answers from the engine.
            .WithHealthScript($"[ $(( $(date +%s) - $(stat -c %Y {Beat}) )) -lt 60 ]")
            .WithLimits(memoryMiB: 32, pids: 16)
            .WithPolicy(policy =>
            {
                policy.User = policy.FileOwner = new ServiceUser("65534:65534", 65534, 65534);
                policy.Command = ["/bin/sh", Script];
                policy.Tmpfs.Add("/tmp");
                policy.Init = true;
            });
        supervisor.Notifies(channel);
        if (channel?.Resource.Name == NtfyService.Id)
        {
            supervisor.WithSecretFile(TokenFile, () => stack.Value(NtfyService.Token));
        }

        foreach (var service in supervised)
        {
            supervisor.Supervises(service);
        }

        stack.AddSocketProxy(supervisor, StackNetwork.SupervisorControl, "CONTAINERS", "ALLOW_RESTARTS");
    }

    // busybox's wget sends a POST with --post-data. The engine answers JSON on one line: an id stands in it as
    // "Id":"<64 hexadecimal digits>", and what the health checks said as "Output":"…", the last one last.
    private static string Supervise(string? channel) => new ShellScript("Restarts containers that have lost the network namespace they share.")
        .Raw($$"""

            engine=http://supervisor-socket-proxy:{{SocketProxyService.Port}}
            project="%22com.docker.compose.project%3D$PROJECT%22"

            ask() { # what the engine says of containers
              wget -q -T 10 -O - "$engine/containers/$1"
            }

            ids() {
              grep -o '"Id":"[0-9a-f]\{64\}"' | cut -d '"' -f 4
            }

            last() { # container, member: its value at the last look
              echo "$1" | grep -o "\"$2\":\"[^\"]*\"" | tail -n 1
            }

            lost() { # no route at the last look, or not started while the namespace's owner was away
              last "$1" Output | grep -q {{NamespaceHealth.Gone}} || echo "$1" | grep -q '"Error":"[^"]*cannot join network'
            }

            known() { # container, id: restarted since that look; the engine keeps old looks over a restart
              look=$(last "$1" Start)
              [ -n "$look" ] && [ "$look" = "$(cat "/tmp/$2" 2>/dev/null)" ] && ! echo "$1" | grep -q '"Error":"[^"]'
            }

            owner_runs() {
              owner=$(echo "$1" | grep -o '"{{FollowsLabel}}":"[^"]*"' | head -n 1 | cut -d '"' -f 4)
              ask "json?filters=%7B%22label%22%3A%5B$project%2C%22com.docker.compose.service%3D$owner%22%5D%2C%22status%22%3A%5B%22running%22%5D%7D" |
                ids | grep -q .
            }

            tell() { # a message to the owner
              {{Tell(channel)}}
            }

            restart() { # twenty seconds to save what it has; a minute after the loss all is to be well again
              echo "restarting $1: its network namespace is gone"
              wget -q -T 60 -O /dev/null --post-data '' "$engine/containers/$1/restart?t=20" || echo "the engine did not restart $1"
              # Only now: while a container stops, looks at its old namespace go on.
              last "$(ask "$1/json")" Start >"/tmp/$1"
              tell "MediaStack: a download client had lost the VPN's network and was restarted."
            }

            while :; do
              if followers=$(ask "json?all=1&filters=%7B%22label%22%3A%5B%22{{FollowsLabel}}%22%2C$project%5D%7D"); then
                touch {{Beat}}
                for id in $(echo "$followers" | ids); do
                  container=$(ask "$id/json") || continue
                  if lost "$container" && ! known "$container" "$id" && owner_runs "$container"; then
                    restart "$id" &
                  fi
                done
                wait
              fi
              sleep 5
            done
            """)
        .ToString();

    // By hand, because an argument of wget's is open to everyone who may list processes, and a built-in command's is not.
    private static string Tell(string? channel) => channel switch
    {
        NtfyService.Id => $"printf 'POST /{NotificationChannel.Topic} HTTP/1.0\\r\\nAuthorization: Bearer %s\\r\\nContent-Length: %s\\r\\n\\r\\n%s' "
            + $"\"$(cat /run/secrets/{TokenFile})\" \"${{#1}}\" \"$1\" | nc -w 10 {NtfyService.Id} {NtfyService.Port} >/dev/null || :",
        AppriseService.Id => $"wget -q -T 10 -O /dev/null --post-data \"body=$1\" http://{AppriseService.Id}:{AppriseService.Port}/notify/{NotificationChannel.Topic} || :",
        _ => ":",
    };
}
