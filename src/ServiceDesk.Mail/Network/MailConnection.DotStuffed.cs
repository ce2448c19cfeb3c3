using System.Buffers;

namespace ServiceDesk.Mail.Network;

internal sealed partial class MailConnection
{
    /// <summary>Bytes that are read past behind the largest size that the caller takes, before the line is given up.</summary>
    private const long PatienceForMore = 64 * 1024 * 1024;

    /// <summary>
    /// Reads a text up to the line with a single dot (RFC 1939 section 3) and writes it to the stream, its doubled dots
    /// undone. From the byte on that goes beyond <paramref name="maxSize"/> it is read past and not written.
    /// </summary>
    /// <returns>The bytes of the text, written or not.</returns>
    public async Task<long> CopyDotStuffedAsync(Stream destination, long maxSize, string awaited, CancellationToken cancellation)
    {
        var text = new ArrayBufferWriter<byte>(16 * 1024);
        var decoder = new DotStuffedDecoder(bytes => text.Write(bytes));
        var limit = maxSize > long.MaxValue - PatienceForMore ? long.MaxValue : maxSize + PatienceForMore;
        long size = 0;
        while (!decoder.IsComplete)
        {
            using var deadline = new Deadline(server.Timeout, time, cancellation);
            for (var goal = decoder.Received + ProgressStep; decoder.Received < goal && !decoder.IsComplete;)
            {
                if (start == end)
                    await FillAsync(deadline, awaited, null, cancellation);
                start += decoder.Decode(buffer.AsSpan(start, end - start));
                size += text.WrittenCount;
                if (size <= maxSize && text.WrittenCount > 0)
                    await WriteToAsync(destination, text.WrittenMemory, cancellation);
                text.ResetWrittenCount();
                if (size > limit)
                    throw Fail(MailServerFault.ProtocolViolation,
                        $"more than {size} bytes and no end where {awaited} was expected ({maxSize} bytes at most). Remove that message on the server.");
            }
        }
        return size;
    }
}
