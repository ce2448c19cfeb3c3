using System.Net;
using System.Net.Sockets;
using ServiceDesk.Mail.Network;

namespace ServiceDesk.Outbound;

/// <summary>
/// The one way to servers that a tenant's administrator has named: mailboxes, token endpoints, identity providers. What counts is not
/// how the host is written but the addresses that it leads to, and the connection goes to the very addresses that were looked at, so
/// that a name cannot lead elsewhere a moment later.
/// </summary>
/// <remarks>What the installation's operator names in settings (mail relay, name server, scanner) does not come here.</remarks>
public sealed class OutboundGate(OutboundSettings settings)
{
    /// <summary>Asks for the addresses of a name; tests put another in its place.</summary>
    public Func<string, CancellationToken, Task<IPAddress[]>> Resolve { get; init; } = Dns.GetHostAddressesAsync;

    /// <summary>Where a host leads to, allowed or not; an address in any spelling leads to itself.</summary>
    /// <exception cref="SocketException">The name cannot be resolved.</exception>
    public async Task<IPAddress[]> AddressesAsync(string host, CancellationToken cancellation)
    {
        if (IPAddress.TryParse(host, out var written))
            return [written];
        try
        {
            return await Resolve(host, cancellation) is { Length: > 0 } addresses ? addresses : throw new SocketException((int)SocketError.HostNotFound);
        }
        catch (ArgumentException)
        {
            // The platform's word for what can be no name at all: too long, or of letters that names do not have.
            throw new SocketException((int)SocketError.HostNotFound);
        }
    }

    /// <inheritdoc cref="Connector"/>
    public async Task<Socket> ConnectAsync(string host, int port, CancellationToken cancellation)
    {
        var addresses = await AddressesAsync(host, cancellation);
        var open = Array.FindAll(addresses, settings.Allows);
        if (open.Length == 0)
            throw Refusal(host, addresses);

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(open, port, cancellation);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>For a client that follows no redirects, keeps no cookies and asks no proxy, which would resolve names by itself.</summary>
    public SocketsHttpHandler HttpHandler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ConnectCallback = async (context, cancellation) =>
            new NetworkStream(await ConnectAsync(context.DnsEndPoint.Host, context.DnsEndPoint.Port, cancellation), ownsSocket: true),
    };

    private static AddressRefusedException Refusal(string host, IPAddress[] addresses)
    {
        var seen = addresses is [var only] && only.ToString() == host ? host : $"{host}, which leads to {string.Join(", ", addresses.AsEnumerable())},";
        return new AddressRefusedException(addresses.Any(x => AddressClasses.Of(x) == AddressClass.Inner)
            ? $"No connection was tried: {seen} is in an inner network that this installation does not let desks name. Enter a server that the internet reaches, or ask whoever runs the installation to open the network ({OutboundSettings.InnerNetworksSetting})."
            : $"No connection was tried: {seen} is link-local, multicast or reserved, where no such server can be. Enter the address of the server itself.");
    }
}
