using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace ServiceDesk.Mail.Smtp;

/// <summary>
/// A raw message that was received, without the doubled dots. It is there as long as the handler's call lasts: in memory,
/// or in a temporary file when many messages or large ones come in at a time.
/// </summary>
public sealed class SmtpMessage
{
    private readonly ReadOnlyMemory<byte> bytes;
    private readonly SafeFileHandle? file;

    /// <summary>A message that lies in memory.</summary>
    public SmtpMessage(ReadOnlyMemory<byte> bytes)
    {
        this.bytes = bytes;
        Length = bytes.Length;
    }

    internal SmtpMessage(SafeFileHandle file, long length)
    {
        this.file = file;
        Length = length;
    }

    /// <summary>Bytes.</summary>
    public long Length { get; }

    /// <summary>The message from its beginning; can be called any number of times. Dispose of the stream.</summary>
    public Stream OpenRead()
    {
        if (file is not null)
            return new SmtpMessageStream(file, Length);
        return MemoryMarshal.TryGetArray(bytes, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(bytes.ToArray(), writable: false);
    }

    /// <summary>The whole message in memory, without a copy where it lies there already; valid until the handler's call ends.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> ReadAllAsync(CancellationToken cancellation = default)
    {
        if (file is null)
            return bytes;
        var whole = new byte[Length];
        await using var stream = OpenRead();
        await stream.ReadExactlyAsync(whole, cancellation);
        return whole;
    }
}
