using System.Globalization;
using System.Net;

namespace MediaStack.EndToEnd.Tests.Estate;

/// <summary>A socket that takes what comes from outside.</summary>
/// <param name="Protocol"><c>tcp</c> or <c>udp</c>.</param>
/// <param name="Address">The address that it is bound to.</param>
/// <param name="Port">Its port.</param>
internal sealed record ListeningSocket(string Protocol, IPAddress Address, int Port);

/// <summary>The kernel's own tables of the sockets in a network namespace: every bound port, answered or not.</summary>
internal static class ListeningSockets
{
    private const string TcpListen = "0A";
    private const string UdpUnconnected = "07";

    /// <summary>All of them, IPv4 and IPv6.</summary>
    /// <param name="folder">The folder <c>net</c> of a process in the namespace, below <c>/proc</c>.</param>
    public static IReadOnlyList<ListeningSocket> Of(string folder) =>
        [.. Read(folder, "tcp", TcpListen), .. Read(folder, "tcp6", TcpListen), .. Read(folder, "udp", UdpUnconnected), .. Read(folder, "udp6", UdpUnconnected)];

    private static IEnumerable<ListeningSocket> Read(string folder, string table, string state) =>
        from line in File.ReadLines(Path.Combine(folder, table)).Skip(1)
        let columns = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        where columns[3] == state
        let local = columns[1].Split(':')
        select new ListeningSocket(table[..3], Address(local[0]), int.Parse(local[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture));

    // Words of four bytes, each in the order of the machine.
    private static IPAddress Address(string hexadecimal) =>
        new([.. Convert.FromHexString(hexadecimal).Chunk(4).SelectMany(word => BitConverter.IsLittleEndian ? word.Reverse() : word)]);
}
