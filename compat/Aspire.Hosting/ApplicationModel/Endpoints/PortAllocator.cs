namespace Aspire.Hosting.ApplicationModel;

/// <summary>Gives out ports that nothing else in the same deployment uses.</summary>
public interface IPortAllocator
{
    /// <summary>Takes the next free port.</summary>
    /// <returns>The port.</returns>
    int AllocatePort();

    /// <summary>Marks a port as taken.</summary>
    /// <param name="port">The port.</param>
    void AddUsedPort(int port);
}

/// <summary>Gives out ports upwards from a first one.</summary>
/// <param name="startPort">The first port.</param>
public sealed class PortAllocator(int startPort = 8000) : IPortAllocator
{
    private readonly HashSet<int> _used = [];
    private int _next = startPort;

    /// <inheritdoc/>
    public int AllocatePort()
    {
        while (_used.Contains(_next))
            _next++;

        return _next++;
    }

    /// <inheritdoc/>
    public void AddUsedPort(int port) => _used.Add(port);
}
