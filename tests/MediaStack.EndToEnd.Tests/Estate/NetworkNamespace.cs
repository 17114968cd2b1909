using System.Net;
using System.Net.Sockets;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace MediaStack.EndToEnd.Tests.Estate;

/// <summary>
/// A network namespace to look out of. A thread of its own enters it, so that the sockets it makes are those of a process inside,
/// without a tool in any container.
/// </summary>
/// <param name="path">Path of the namespace below <c>/proc</c>.</param>
internal sealed partial class NetworkNamespace(string path)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Which of these addresses accept a TCP connection from inside. All are tried at once.</summary>
    public IReadOnlySet<IPEndPoint> Reach(IEnumerable<IPEndPoint> targets) => Inside(() =>
    {
        var waiting = new Dictionary<Socket, IPEndPoint>();
        var reached = new HashSet<IPEndPoint>();
        foreach (var target in targets)
        {
            var socket = new Socket(target.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { Blocking = false };
            try
            {
                socket.Connect(target);
                reached.Add(target);
                socket.Dispose();
            }
            catch (SocketException exception) when (exception.SocketErrorCode is SocketError.WouldBlock or SocketError.InProgress)
            {
                waiting.Add(socket, target);
            }
            catch (SocketException)
            {
                // Refused or unreachable at once.
                socket.Dispose();
            }
        }

        var deadline = DateTime.UtcNow + Patience;
        while (waiting.Count > 0 && DateTime.UtcNow < deadline)
        {
            var (connected, failed) = (waiting.Keys.ToList(), waiting.Keys.ToList());
            Socket.Select(null, connected, failed, TimeSpan.FromMilliseconds(100));
            foreach (var socket in connected.Union(failed))
            {
                if (waiting.Remove(socket, out var target) && socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Error) is 0)
                    reached.Add(target);
                socket.Dispose();
            }
        }
        foreach (var socket in waiting.Keys)
            socket.Dispose();
        return (IReadOnlySet<IPEndPoint>)reached;
    });

    /// <summary>All ports that something answers on at a loopback address inside, found by asking each of the 65,535.</summary>
    public IReadOnlyList<int> OpenTcpPorts(IPAddress loopback) => Inside(() =>
    {
        var open = new List<int>();
        for (var port = 1; port <= IPEndPoint.MaxPort; port++)
        {
            using var socket = new Socket(loopback.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { Blocking = false };
            try
            {
                socket.Connect(loopback, port);
                open.Add(port);
            }
            catch (SocketException exception) when (exception.SocketErrorCode is SocketError.WouldBlock or SocketError.InProgress)
            {
                // The kernel decides on the loopback at once, but tells afterwards. Where it happens to take the port that is asked for
                // the asking socket, that one answers itself.
                if (socket.Poll(Patience, SelectMode.SelectWrite) && socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Error) is 0
                    && ((IPEndPoint)socket.LocalEndPoint!).Port != port) // Not null: it is connected.
                    open.Add(port);
            }
            catch (SocketException exception) when (exception.SocketErrorCode is SocketError.ConnectionRefused)
            {
            }
        }
        return (IReadOnlyList<int>)open;
    });

    private T Inside<T>(Func<T> work)
    {
        T? result = default;
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                using var handle = File.OpenHandle(path);
                if (EnterNamespace(handle, 0) != 0)
                    throw new IOException($"{path} cannot be entered: {Marshal.GetLastPInvokeErrorMessage()}.");
                result = work();
            }
            catch (Exception exception)
            {
                failure = ExceptionDispatchInfo.Capture(exception);
            }
        });
        thread.Start();
        thread.Join();
        failure?.Throw();
        return result!; // Not null: the work ended well.
    }

    [LibraryImport("libc", EntryPoint = "setns", SetLastError = true)]
    private static partial int EnterNamespace(SafeFileHandle handle, int kind);
}
