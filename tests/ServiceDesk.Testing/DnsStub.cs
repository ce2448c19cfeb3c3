using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using ServiceDesk.Mail.Dns;

namespace ServiceDesk.Testing;

/// <summary>A name server on a port of 127.0.0.1 that knows what a test tells it, over UDP and TCP.</summary>
public sealed class DnsStub : IAsyncDisposable
{
    private readonly List<(string Name, DnsRecordType Type, string Value)> records;
    private readonly Socket udp = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly Socket tcp = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly CancellationTokenSource end = new();
    private readonly ConcurrentQueue<string> asked = new();
    private readonly Task running;

    public DnsStub(params IEnumerable<(string Name, DnsRecordType Type, string Value)> records)
    {
        this.records = [.. records];
        udp.Bind(new IPEndPoint(IPAddress.Loopback, FreePort.Find()));
        tcp.Bind(Address);
        tcp.Listen();
        running = Task.WhenAll(OverUdpAsync(), OverTcpAsync());
    }

    public IPEndPoint Address => (IPEndPoint)udp.LocalEndPoint!;

    /// <summary>Names and types that were asked for: <c>udp example.test TXT</c>.</summary>
    public IReadOnlyList<string> Asked => [.. asked];

    /// <summary>Answers nothing.</summary>
    public bool IsSilent { get; set; }

    /// <summary>Says over UDP that the answer does not fit.</summary>
    public bool Cuts { get; set; }

    /// <summary>RCODE of every answer; null: as the records say.</summary>
    public int? Code { get; set; }

    /// <summary>Sends this before the answer.</summary>
    public Func<byte[], byte[]>? First { get; set; }

    private async Task OverUdpAsync()
    {
        var buffer = new byte[512];
        while (!end.IsCancellationRequested)
        {
            try
            {
                var from = await udp.ReceiveFromAsync(buffer, SocketFlags.None, new IPEndPoint(IPAddress.Any, 0), end.Token);
                var question = buffer.AsSpan(0, from.ReceivedBytes).ToArray();
                var answer = Answer(question, "udp");
                if (IsSilent)
                    continue;
                if (First is { } first)
                    await udp.SendToAsync(first(answer), SocketFlags.None, from.RemoteEndPoint, end.Token);
                if (Cuts)
                    answer = [.. answer[..2], (byte)(answer[2] | 2), .. answer[3..6], 0, 0, .. answer[8..question.Length]];
                await udp.SendToAsync(answer, SocketFlags.None, from.RemoteEndPoint, end.Token);
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException)
            {
                // The test is over, or the asker has gone.
            }
        }
    }

    private async Task OverTcpAsync()
    {
        while (!end.IsCancellationRequested)
        {
            try
            {
                using var client = await tcp.AcceptAsync(end.Token);
                await using var stream = new NetworkStream(client);
                var length = new byte[2];
                await stream.ReadExactlyAsync(length, end.Token);
                var question = new byte[BinaryPrimitives.ReadUInt16BigEndian(length)];
                await stream.ReadExactlyAsync(question, end.Token);
                var answer = Answer(question, "tcp");
                BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)answer.Length);
                await stream.WriteAsync((byte[])[.. length, .. answer], end.Token);
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or IOException)
            {
                // The test is over, or the asker has gone.
            }
        }
    }

    private byte[] Answer(byte[] question, string way)
    {
        var labels = new List<string>();
        var at = 12;
        for (; question[at] > 0; at += question[at] + 1)
            labels.Add(Encoding.ASCII.GetString(question, at + 1, question[at]));
        var (name, type) = (string.Join('.', labels), (DnsRecordType)BinaryPrimitives.ReadUInt16BigEndian(question.AsSpan(at + 1)));
        asked.Enqueue($"{way} {name} {type.ToString().ToUpperInvariant()}");
        var found = records.Where(x => x.Name == name && (x.Type == type || x.Type == DnsRecordType.Cname)).ToList();
        found.AddRange(records.Where(x => x.Type == type && found.Any(alias => alias.Type == DnsRecordType.Cname && alias.Value == x.Name)).ToList());
        var code = Code ?? (records.Any(x => x.Name == name) ? 0 : 3);
        return
        [
            question[0], question[1], 0x81, (byte)(0x80 | code), 0, 1, 0, (byte)found.Count, 0, 0, 0, 0, .. question[12..(at + 5)],
            .. found.SelectMany(x => Record(x, name)),
        ];
    }

    private static byte[] Record((string Name, DnsRecordType Type, string Value) record, string asked)
    {
        byte[] owner = record.Name == asked ? [0xC0, 12] : NameOf(record.Name);
        var data = record.Type switch
        {
            DnsRecordType.Txt => [.. Encoding.UTF8.GetBytes(record.Value).Chunk(255).SelectMany(x => x.Prepend((byte)x.Length))],
            DnsRecordType.Mx => [0, 10, .. NameOf(record.Value)],
            DnsRecordType.Cname => NameOf(record.Value),
            _ => IPAddress.Parse(record.Value).GetAddressBytes(),
        };
        return [.. owner, 0, (byte)record.Type, 0, 1, 0, 0, 0, 60, (byte)(data.Length >> 8), (byte)data.Length, .. data];
    }

    private static byte[] NameOf(string name) => [.. name.Split('.').SelectMany(x => Encoding.ASCII.GetBytes(x).Prepend((byte)x.Length)), 0];

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await running;
        udp.Dispose();
        tcp.Dispose();
        end.Dispose();
    }
}
