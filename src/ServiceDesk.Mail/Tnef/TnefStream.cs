using System.Buffers.Binary;

namespace ServiceDesk.Mail.Tnef;

/// <summary>Goes through the attributes of a TNEF stream (MS-OXTNEF section 2.1.3).</summary>
internal static class TnefStream
{
    private const uint Signature = 0x223E9F78;
    private const int HeadLength = 6;
    private const int AttributeHeadLength = 9;

    public static bool HasSignature(ReadOnlySpan<byte> content) =>
        content.Length >= HeadLength && BinaryPrimitives.ReadUInt32LittleEndian(content) == Signature;

    /// <summary>The attributes as far as they are whole. Sums are not compared: writers that get them wrong are seen, and their mails are read elsewhere.</summary>
    public static IEnumerable<TnefAttribute> Attributes(ReadOnlyMemory<byte> content)
    {
        var at = HeadLength;
        while (content.Length - at >= AttributeHeadLength)
        {
            var head = content.Span[at..];
            var level = head[0];
            var id = BinaryPrimitives.ReadUInt32LittleEndian(head[1..]);
            var length = BinaryPrimitives.ReadUInt32LittleEndian(head[5..]);
            at += AttributeHeadLength;
            if (level is not (1 or 2) || length > content.Length - at)
                yield break;
            yield return new TnefAttribute((TnefAttributeId)id, content.Slice(at, (int)length));
            // The sum of the bytes, in two.
            at += (int)length + 2;
        }
    }
}
