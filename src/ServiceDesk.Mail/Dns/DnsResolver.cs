using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using ServiceDesk.Mail.Network;

namespace ServiceDesk.Mail.Dns;

/// <summary>
/// Asks name servers, which look further by themselves (RFC 1035): over UDP, and over TCP what does not fit (RFC 7766). Each server is
/// asked twice before the next one. What comes back from another address, or answers another question, is passed over.
/// For one errand of some look-ups: once nobody has answered, or after <see cref="Longest"/>, it asks no more and says so.
/// </summary>
/// <param name="servers">At most two of them are asked.</param>
public sealed class DnsResolver(IReadOnlyList<IPEndPoint> servers, TimeProvider time)
{
    private readonly long begun = time.GetTimestamp();
    private DnsAnswer? lastWord;

    private const int MostServers = 2;
    private const int Tries = 2;
    private const int LargestDatagram = 4096;
    private const int NoSuchName = 3;

    /// <summary>How long a server may take for one answer.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>How long all look-ups together may take; the last one may end later by its own time.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    /// <summary>Looks records up.</summary>
    /// <param name="name">A name that is none (<see cref="DnsName.Normalise"/>) is not asked for: <see cref="DnsOutcome.NoSuchName"/>.</param>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public async Task<DnsAnswer> LookUpAsync(string name, DnsRecordType type, CancellationToken cancellation)
    {
        if (DnsName.Normalise(name) is not { } plain)
            return new(DnsOutcome.NoSuchName, []);
        if (lastWord is null && time.GetElapsedTime(begun) > Longest)
            lastWord = new(DnsOutcome.NoAnswer, [], $"The name servers are slow: after {Longest.TotalSeconds:0} seconds no more was asked.");
        if (lastWord is not null)
            return lastWord;
        var answer = new DnsAnswer(DnsOutcome.NoAnswer, [], "There is no name server to ask.");
        foreach (var server in servers.Take(MostServers))
        {
            answer = await AskAsync(server, plain, type, cancellation);
            if (answer.IsKnown)
                break;
        }
        if (answer.Outcome == DnsOutcome.NoAnswer)
            lastWord = answer;
        return answer;
    }

    private async Task<DnsAnswer> AskAsync(IPEndPoint server, string name, DnsRecordType type, CancellationToken cancellation)
    {
        var error = "";
        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            using var deadline = new Deadline(Patience, time, cancellation);
            try
            {
                var reply = await OverUdpAsync(server, name, type, deadline.Token);
                if (reply.IsCut)
                    reply = await OverTcpAsync(server, name, type, deadline.Token);
                return reply.Code switch
                {
                    0 => new(reply.Values.Count > 0 ? DnsOutcome.Found : DnsOutcome.NoRecords, reply.Values),
                    NoSuchName => new(DnsOutcome.NoSuchName, []),
                    _ => new(DnsOutcome.Refused, [], $"The name server {server} answered with code {reply.Code}."),
                };
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                error = $"The name server {server} has not answered within {Patience.TotalSeconds:0} seconds.";
            }
            catch (Exception e) when (e is SocketException or IOException or InvalidDataException)
            {
                error = $"The name server {server} cannot be asked: {e.Message}";
            }
        }
        return new(DnsOutcome.NoAnswer, [], error);
    }

    private static async Task<DnsReply> OverUdpAsync(IPEndPoint server, string name, DnsRecordType type, CancellationToken cancellation)
    {
        var id = NewId();
        using var socket = new Socket(server.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        await socket.ConnectAsync(server, cancellation);
        await socket.SendAsync(DnsPacket.Question(id, name, type), cancellation);
        var buffer = new byte[LargestDatagram];
        while (true)
        {
            var length = await socket.ReceiveAsync(buffer, cancellation);
            if (DnsPacket.Read(buffer.AsSpan(0, length), id, name, type) is { } reply)
                return reply;
        }
    }

    private static async Task<DnsReply> OverTcpAsync(IPEndPoint server, string name, DnsRecordType type, CancellationToken cancellation)
    {
        var id = NewId();
        using var socket = new Socket(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(server, cancellation);
        await using var stream = new NetworkStream(socket);
        var question = DnsPacket.Question(id, name, type);
        var framed = new byte[2 + question.Length];
        BinaryPrimitives.WriteUInt16BigEndian(framed, (ushort)question.Length);
        question.CopyTo(framed, 2);
        await stream.WriteAsync(framed, cancellation);
        var length = new byte[2];
        await stream.ReadExactlyAsync(length, cancellation);
        var packet = new byte[BinaryPrimitives.ReadUInt16BigEndian(length)];
        await stream.ReadExactlyAsync(packet, cancellation);
        return DnsPacket.Read(packet, id, name, type) is { IsCut: false } reply
            ? reply
            : throw new InvalidDataException("what it sent over TCP is no whole answer to the question.");
    }

    private static ushort NewId() => BinaryPrimitives.ReadUInt16BigEndian(RandomNumberGenerator.GetBytes(2));
}
