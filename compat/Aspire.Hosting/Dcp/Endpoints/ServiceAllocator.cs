using Aspire.Hosting.Dcp.Api;

namespace Aspire.Hosting.Dcp;

/// <summary>Gets an address from the orchestrator for every endpoint, before anything is started.</summary>
internal static class ServiceAllocator
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    /// <summary>Asks for all addresses, waits for them, and tells them to those who wait.</summary>
    /// <exception cref="DistributedApplicationException">Some were not given out in time.</exception>
    public static async Task AllocateAsync(DcpClient client, IReadOnlyCollection<EndpointPlan> plans, CancellationToken cancellationToken)
    {
        await Task.WhenAll(plans.Select(plan => client.CreateAsync(plan.ToService(), cancellationToken)));
        var open = plans.ToDictionary(plan => plan.ServiceName);
        var deadline = DateTime.UtcNow + Limit;

        // Without a proxy the address is the program's own, which is known already.
        foreach (var plan in plans.Where(plan => !plan.Endpoint.IsProxied))
        {
            plan.Allocate(plan.Port.GetValueOrDefault());
            open.Remove(plan.ServiceName);
        }

        while (open.Count > 0)
        {
            foreach (var service in await client.ListAsync<Service>(cancellationToken))
            {
                if (service.Status?.EffectivePort is { } port and > 0 && open.Remove(service.Name, out var plan))
                    plan.Allocate(port);
            }

            if (DateTime.UtcNow > deadline)
                throw new DistributedApplicationException($"The orchestrator gave out no address for {string.Join(", ", open.Values.Select(Describe))}. "
                    + "If a port is named, another program may have taken it; give the endpoint another one.");
            if (open.Count > 0)
                await Task.Delay(Pause, cancellationToken);
        }
    }

    private static string Describe(EndpointPlan plan) =>
        $"endpoint '{plan.Endpoint.Name}' of '{plan.Resource.Name}'" + (plan.Port is { } port ? $" (port {port})" : string.Empty);
}
