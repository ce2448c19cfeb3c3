using System.Net;
using System.Net.Sockets;

namespace ServiceDesk.Testing;

/// <summary>Ports of 127.0.0.1 that nobody listens at.</summary>
public static class FreePort
{
    // Below the range that the kernel gives to port 0 and to outgoing connections, so that a port found free stays free.
    private const int First = 12_000;
    private const int Last = 19_999;

    private static int next = Random.Shared.Next(First, Last + 1);

    /// <summary>A port that is free for TCP and UDP, and that this process has not been given before.</summary>
    /// <exception cref="InvalidOperationException">None is.</exception>
    public static int Find()
    {
        for (var tried = First; tried <= Last; tried++)
        {
            var address = new IPEndPoint(IPAddress.Loopback, First + (Interlocked.Increment(ref next) - First) % (Last - First + 1));
            if (IsFree(address, SocketType.Stream) && IsFree(address, SocketType.Dgram))
                return address.Port;
        }
        throw new InvalidOperationException($"No port of 127.0.0.1 from {First} to {Last} is free; end what listens there.");
    }

    private static bool IsFree(IPEndPoint address, SocketType type)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, type, ProtocolType.Unspecified);
        try
        {
            socket.Bind(address);
            return true;
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
        {
            return false;
        }
    }
}
