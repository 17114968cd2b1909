using System.Net;
using System.Net.Sockets;

namespace MediaStack.Catalog.Settings.Kinds;

/// <summary>IP addresses and networks, each in its one normal notation.</summary>
internal static class NetworkRules
{
    public static Complaint? Address(string value)
    {
        if (!IPAddress.TryParse(value, out var address)
            || value.Contains('%', StringComparison.Ordinal)
            || value.Contains('[', StringComparison.Ordinal))
            return new($"{TextRules.Show(value)} is no IP address.", "Write one such as 192.168.1.10 or fd00::10.");
        if (address.IsIPv4MappedToIPv6)
            return new($"{TextRules.Show(value)} is an IPv4 address in IPv6 clothes.", $"Write {address.MapToIPv4()}.");
        // Also catches short and octal forms, such as 10.1 or 010.0.0.1, that programs read differently.
        return address.ToString() == value
            ? null
            : new($"{TextRules.Show(value)} is an unusual way to write {address}.", $"Write {address}.");
    }

    public static Complaint? Cidr(string value)
    {
        var slash = value.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 || !IPAddress.TryParse(value[..slash], out var address) || value.Contains('%', StringComparison.Ordinal)
            || Quantities.Whole(value[(slash + 1)..]) is not { } length || length > Bits(address))
            return new($"{TextRules.Show(value)} is no network.", "Write address, slash and length, such as 192.168.1.0/24.");
        if (length == 0)
            return new("It holds every address there is.", "Name your own network, such as 192.168.1.0/24.");
        var normal = new IPNetwork(Network(address, (int)length), (int)length).ToString();
        return normal == value
            ? null
            : new($"{TextRules.Show(value)} is an address inside a network.", $"Write the network itself, {normal}.");
    }

    /// <summary>An address and the length of its network. Unlike a network's own, the address may be any in it.</summary>
    public static Complaint? InterfaceAddress(string value)
    {
        var slash = value.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
        {
            return new($"{TextRules.Show(value)} has no length after a slash.",
                "Write the address as your provider does, such as 10.64.0.2/32.");
        }

        if (Address(value[..slash]) is { } complaint)
            return complaint;
        return Quantities.Whole(value[(slash + 1)..]) is { } length && length > 0 && length <= Bits(IPAddress.Parse(value[..slash]))
            ? null
            : new($"{TextRules.Show(value)} has a length that no such network has.",
                "Write 1 to 32 after an IPv4 address and 1 to 128 after an IPv6 address.");
    }

    private static int Bits(IPAddress address) => address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128;

    /// <summary>The first address of the network of this length that holds the address.</summary>
    public static IPAddress Network(IPAddress address, int length)
    {
        var bytes = address.GetAddressBytes();
        for (var bit = length; bit < bytes.Length * 8; bit++)
            bytes[bit / 8] &= (byte)~(0x80 >> (bit % 8));
        return new(bytes);
    }
}
