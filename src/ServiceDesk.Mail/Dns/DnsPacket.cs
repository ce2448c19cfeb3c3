using System.Buffers.Binary;
using System.Net;
using System.Text;

namespace ServiceDesk.Mail.Dns;

/// <summary>What a packet of a name server's says.</summary>
/// <param name="IsCut">It did not fit: ask again over TCP (RFC 1035 section 4.1.1, TC).</param>
/// <param name="Code">RCODE: 0 fine, 3 no such name, others cannot say.</param>
internal sealed record DnsReply(bool IsCut, int Code, IReadOnlyList<string> Values);

/// <summary>Writes questions and reads answers (RFC 1035 section 4). An answer is foreign input: whatever it holds, reading it ends.</summary>
internal static class DnsPacket
{
    private const int HeaderLength = 12;
    private const int LongestName = 255;
    private const int MostAliases = 10;
    private const ushort Internet = 1;

    /// <param name="name">As <see cref="DnsName.Normalise"/> gives it.</param>
    public static byte[] Question(ushort id, string name, DnsRecordType type)
    {
        var packet = new byte[HeaderLength + name.Length + 2 + 4];
        BinaryPrimitives.WriteUInt16BigEndian(packet, id);
        packet[2] = 1; // Recursion desired.
        packet[5] = 1; // One question.
        var at = HeaderLength;
        foreach (var label in name.Split('.'))
        {
            packet[at++] = (byte)label.Length;
            at += Encoding.ASCII.GetBytes(label, packet.AsSpan(at));
        }
        at++;
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(at), (ushort)type);
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(at + 2), Internet);
        return packet;
    }

    /// <returns>Null for what is no answer to this question: somebody else's, or damaged.</returns>
    public static DnsReply? Read(ReadOnlySpan<byte> packet, ushort id, string name, DnsRecordType type)
    {
        if (packet.Length < HeaderLength || U16(packet, 0) != id || (packet[2] & 0x80) == 0 || U16(packet, 4) != 1)
            return null;
        var at = HeaderLength;
        if (NameAt(packet, ref at) != name || packet.Length < at + 4 || U16(packet, at) != (ushort)type || U16(packet, at + 2) != Internet)
            return null;
        at += 4;
        var records = new List<(string Name, DnsRecordType Type, string Value)>();
        var isCut = (packet[2] & 2) != 0;
        for (int left = U16(packet, 6); left > 0; left--)
        {
            if (NameAt(packet, ref at) is not { } owner || packet.Length < at + 10 || packet.Length < at + 10 + U16(packet, at + 8))
                return isCut ? new(true, packet[3] & 15, []) : null;
            var (kind, length) = ((DnsRecordType)U16(packet, at), U16(packet, at + 8));
            if (U16(packet, at + 2) == Internet && ValueAt(packet, at + 10, length, kind) is { } value)
                records.Add((owner, kind, value));
            at += 10 + length;
        }
        return new(isCut, packet[3] & 15, ValuesOf(records, name, type));
    }

    // Another name may stand in for the one that was asked for (RFC 1034 section 3.6.2).
    private static List<string> ValuesOf(List<(string Name, DnsRecordType Type, string Value)> records, string name, DnsRecordType type)
    {
        for (var aliases = 0; aliases <= MostAliases; aliases++)
        {
            var values = records.Where(x => x.Name == name && x.Type == type).Select(x => x.Value).ToList();
            if (values.Count > 0 || records.Find(x => x.Name == name && x.Type == DnsRecordType.Cname).Value is not { } other)
                return values;
            name = other;
        }
        return [];
    }

    private static string? ValueAt(ReadOnlySpan<byte> packet, int at, int length, DnsRecordType type)
    {
        var start = at + 2;
        return type switch
        {
            DnsRecordType.A when length == 4 => new IPAddress(packet.Slice(at, 4)).ToString(),
            DnsRecordType.Aaaa when length == 16 => new IPAddress(packet.Slice(at, 16)).ToString(),
            DnsRecordType.Cname => NameAt(packet, ref at),
            DnsRecordType.Mx when length > 2 => NameAt(packet, ref start),
            DnsRecordType.Txt => TextOf(packet.Slice(at, length)),
            _ => null,
        };
    }

    private static string TextOf(ReadOnlySpan<byte> data)
    {
        var text = new List<byte>(data.Length);
        while (data.Length > 0)
        {
            var length = Math.Min(data[0], data.Length - 1);
            text.AddRange(data.Slice(1, length));
            data = data[(1 + length)..];
        }
        return Encoding.UTF8.GetString([.. text]);
    }

    /// <summary>A name, in lower case; <paramref name="at"/> moves behind it. Pointers lead only backwards, so that none leads in a circle.</summary>
    private static string? NameAt(ReadOnlySpan<byte> packet, ref int at)
    {
        var name = new StringBuilder();
        var (from, before, end) = (at, at, -1);
        while (from < packet.Length)
        {
            int length = packet[from];
            if (length == 0)
            {
                at = end < 0 ? from + 1 : end;
                return name.ToString();
            }
            if (length >= 0xC0)
            {
                if (from + 1 >= packet.Length)
                    return null;
                end = end < 0 ? from + 2 : end;
                from = U16(packet, from) & 0x3FFF;
                if (from >= before)
                    return null;
                before = from;
                continue;
            }
            if (length > 63 || from + 1 + length > packet.Length || name.Length + length + 1 > LongestName)
                return null;
            name.Append(name.Length > 0 ? "." : "").Append(Encoding.Latin1.GetString(packet.Slice(from + 1, length)).ToLowerInvariant());
            from += 1 + length;
        }
        return null;
    }

    private static int U16(ReadOnlySpan<byte> packet, int at) => BinaryPrimitives.ReadUInt16BigEndian(packet[at..]);
}
