namespace ServiceDesk.Mail.Mime;

/// <summary>Base64 that is decoded while it is read: the same bytes as <see cref="Base64Decoder.Decode"/>, never all in memory.</summary>
internal sealed class Base64Stream(ReadOnlyMemory<byte> encoded) : Stream
{
    private readonly byte[] rest = new byte[Base64Quanta.Room];
    private Base64Quanta quanta;
    private int at;
    private int restFrom;
    private int restTo;
    private bool hasEnded;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        var written = 0;
        while (written < buffer.Length)
        {
            if (restFrom < restTo)
                buffer[written++] = rest[restFrom++];
            else if (buffer.Length - written >= Base64Quanta.Room && !hasEnded)
                written += Decode(buffer[written..]);
            else if (!hasEnded)
                (restFrom, restTo) = (0, Decode(rest));
            else
                break;
        }
        return written;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Read(buffer.Span));
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int Decode(Span<byte> decoded)
    {
        if (at == encoded.Length)
        {
            hasEnded = true;
            return quanta.End(decoded);
        }
        var written = quanta.Read(encoded.Span[at..], decoded, out var consumed);
        at += consumed;
        return written;
    }
}
