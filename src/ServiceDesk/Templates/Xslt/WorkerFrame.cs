using System.Buffers.Binary;

namespace ServiceDesk.Templates.Xslt;

/// <summary>How a worker and the desk talk: four bytes of length, the lower ones first, and as many bytes of content.</summary>
internal static class WorkerFrame
{
    /// <summary>Bytes of content. What claims more is no frame.</summary>
    public const int Most = 16 * 1024 * 1024;

    private const int HeadLength = 4;

    /// <returns>Null at the end of the stream.</returns>
    /// <exception cref="InvalidDataException">What comes is no frame.</exception>
    /// <exception cref="EndOfStreamException">The stream ends within a frame.</exception>
    public static byte[]? Read(Stream stream)
    {
        var head = new byte[HeadLength];
        switch (stream.ReadAtLeast(head, HeadLength, throwOnEndOfStream: false))
        {
            case 0:
                return null;
            case < HeadLength:
                throw new EndOfStreamException("The stream ended within the head of a frame.");
        }
        var content = new byte[LengthIn(head)];
        stream.ReadExactly(content);
        return content;
    }

    /// <exception cref="InvalidDataException">What comes is no frame.</exception>
    /// <exception cref="EndOfStreamException">The stream ends first.</exception>
    public static async Task<byte[]> ReadAsync(Stream stream)
    {
        var head = new byte[HeadLength];
        await stream.ReadExactlyAsync(head);
        var content = new byte[LengthIn(head)];
        await stream.ReadExactlyAsync(content);
        return content;
    }

    /// <param name="stream">Where to.</param>
    /// <param name="write">Writes the content.</param>
    public static void Write(Stream stream, Action<BinaryWriter> write)
    {
        stream.Write(Of(write).Span);
        stream.Flush();
    }

    /// <exception cref="InvalidDataException">It is longer than <see cref="Most"/>.</exception>
    public static ReadOnlyMemory<byte> Of(Action<BinaryWriter> write)
    {
        using var buffer = new MemoryStream();
        buffer.SetLength(HeadLength);
        buffer.Position = HeadLength;
        using (var writer = new BinaryWriter(buffer, System.Text.Encoding.UTF8, leaveOpen: true))
            write(writer);
        if (buffer.Length - HeadLength > Most)
            throw new InvalidDataException($"A frame of {buffer.Length - HeadLength} bytes was to be sent; at most {Most} are taken.");
        var frame = buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
        BinaryPrimitives.WriteInt32LittleEndian(frame.Span, frame.Length - HeadLength);
        return frame;
    }

    private static int LengthIn(byte[] head) => BinaryPrimitives.ReadInt32LittleEndian(head) is > 0 and <= Most and var length
        ? length
        : throw new InvalidDataException($"A frame began with {Convert.ToHexString(head)}, which is no length from 1 to {Most}.");
}
