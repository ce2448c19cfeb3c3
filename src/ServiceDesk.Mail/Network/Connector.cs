using System.Net.Sockets;

namespace ServiceDesk.Mail.Network;

/// <summary>Opens a TCP connection to a host, or refuses to.</summary>
/// <param name="host">A name or an address.</param>
/// <exception cref="AddressRefusedException">The host leads to addresses alone that must not be connected to.</exception>
/// <exception cref="SocketException">The name cannot be resolved, or nobody takes the connection.</exception>
public delegate Task<Socket> Connector(string host, int port, CancellationToken cancellation);

/// <summary>A connection was not tried, because of where it would have gone. The message says what was seen, expected and can be done.</summary>
public sealed class AddressRefusedException(string message) : IOException(message);
