using System.Net;
using System.Net.Sockets;

namespace ServiceDesk.Outbound;

/// <summary>What lies behind an address, as far as tenants' wishes go.</summary>
public enum AddressClass
{
    /// <summary>The internet.</summary>
    Public = 1,

    /// <summary>This machine, private networks and what else is not routed in the internet.</summary>
    Inner = 2,

    /// <summary>Where no server that a tenant needs can be: link-local and the metadata of clouds, multicast, reserved, “this host”.</summary>
    Never = 3,
}

/// <summary>Sorts addresses by the IANA registries of special purpose (RFC 6890), an IPv4 address inside an IPv6 one by itself.</summary>
public static class AddressClasses
{
    private static readonly IPNetwork[] NeverReached =
    [
        Network("0.0.0.0/8"), // "This host": on Linux the loopback.
        Network("169.254.0.0/16"), // Link-local, and with it 169.254.169.254, the metadata of most clouds.
        Network("224.0.0.0/4"),
        Network("240.0.0.0/4"), // Reserved, and 255.255.255.255.
        Network("100.100.100.200/32"), // Metadata of Alibaba, in a network that is private otherwise.
        Network("192.0.0.192/32"), // Metadata of Oracle's classic cloud.
        Network("168.63.129.16/32"), // Azure's host, by an address that is public otherwise.
        Network("::/128"),
        Network("fe80::/10"),
        Network("ff00::/8"),
        Network("fd00:ec2::254/128"), // Metadata of AWS.
        Network("fd20:ce::254/128"), // Metadata of Google.
        Network("64:ff9b:1::/48"), // Local translation (RFC 8215) and Teredo: nobody can tell where they end.
        Network("2001::/32"),
    ];

    private static readonly IPNetwork[] NotRouted =
    [
        Network("10.0.0.0/8"),
        Network("100.64.0.0/10"),
        Network("127.0.0.0/8"),
        Network("172.16.0.0/12"),
        Network("192.0.0.0/24"),
        Network("192.0.2.0/24"),
        Network("192.168.0.0/16"),
        Network("198.18.0.0/15"),
        Network("198.51.100.0/24"),
        Network("203.0.113.0/24"),
        Network("::1/128"),
        Network("100::/64"),
        Network("2001:2::/48"),
        Network("2001:db8::/32"),
        Network("3fff::/20"),
        Network("5f00::/16"),
        Network("fc00::/7"),
        Network("fec0::/10"),
    ];

    /// <summary>Where IPv6 addresses hold an IPv4 address, and from which byte on: IPv4-translated, NAT64, 6to4, IPv4-compatible.</summary>
    private static readonly (IPNetwork Network, int Start)[] Holders =
    [
        (Network("::ffff:0:0:0/96"), 12),
        (Network("64:ff9b::/96"), 12),
        (Network("2002::/16"), 2),
        (Network("::/96"), 12),
    ];

    public static AddressClass Of(IPAddress address)
    {
        var plain = Plain(address);
        return NeverReached.Any(x => x.Contains(plain)) ? AddressClass.Never
            : NotRouted.Any(x => x.Contains(plain)) ? AddressClass.Inner
            : AddressClass.Public;
    }

    /// <summary>The IPv4 address that a connection would end at; else the address without its interface.</summary>
    public static IPAddress Plain(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (address.AddressFamily == AddressFamily.InterNetwork)
            return address;
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        var bare = new IPAddress(bytes);
        if (bare.Equals(IPAddress.IPv6Loopback) || bare.Equals(IPAddress.IPv6Any))
            return bare;
        foreach (var (network, start) in Holders)
        {
            if (network.Contains(bare))
                return new IPAddress(bytes.AsSpan(start, 4));
        }
        return bare;
    }

    private static IPNetwork Network(string text) => IPNetwork.Parse(text);
}
