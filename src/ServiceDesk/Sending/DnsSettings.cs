using System.Net;
using Microsoft.Extensions.Configuration;
using ServiceDesk.Database;
using ServiceDesk.Mail.Dns;

namespace ServiceDesk.Sending;

/// <summary>Which name server is asked about sender domains (<c>Dns:Server</c>).</summary>
/// <param name="Server">Null: those of the machine.</param>
public sealed record DnsSettings(IPEndPoint? Server)
{
    private const string ServerSetting = "Dns:Server";

    /// <exception cref="SettingException">The setting cannot be taken.</exception>
    public static DnsSettings Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return configuration[ServerSetting] is { Length: > 0 } text
            ? new(DnsServers.Parse(text) ?? throw new SettingException(ServerSetting, $"is '{text}'; expected an address with or without a port, such as 192.0.2.1 or 127.0.0.1:5353"))
            : new DnsSettings((IPEndPoint?)null);
    }

    /// <summary>Of a file that may have changed since: read anew.</summary>
    public IReadOnlyList<IPEndPoint> Servers => Server is null ? DnsServers.OfSystem() : [Server];
}
