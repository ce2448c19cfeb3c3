using System.Net;

namespace ServiceDesk.Mail.Dns;

/// <summary>Which name servers are asked.</summary>
public static class DnsServers
{
    /// <summary>The port of name servers (RFC 1035 section 4.2).</summary>
    public const int Port = 53;

    private const string SystemFile = "/etc/resolv.conf";

    /// <summary>Those of this machine, read now; where it names none, one on the machine itself, as resolv.conf(5) has it.</summary>
    public static IReadOnlyList<IPEndPoint> OfSystem() => InFile(File.Exists(SystemFile) ? File.ReadAllText(SystemFile) : "");

    /// <summary>The lines <c>nameserver 192.0.2.1</c> of a file.</summary>
    public static IReadOnlyList<IPEndPoint> InFile(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var servers = text.Split('\n').Select(x => x.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .Where(x => x is ["nameserver", _, ..] && IPAddress.TryParse(x[1], out _)).Select(x => new IPEndPoint(IPAddress.Parse(x[1]), Port)).ToList();
        return servers.Count > 0 ? servers : [new(IPAddress.Loopback, Port)];
    }

    /// <summary>An address with or without a port: <c>192.0.2.1</c>, <c>127.0.0.1:5353</c>, <c>[::1]:5353</c>.</summary>
    /// <returns>Null for anything else.</returns>
    public static IPEndPoint? Parse(string text) =>
        !IPEndPoint.TryParse(text, out var server) ? null : server.Port == 0 ? new(server.Address, Port) : server;
}
