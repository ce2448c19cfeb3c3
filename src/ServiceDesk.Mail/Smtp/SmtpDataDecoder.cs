using System.Buffers;

namespace ServiceDesk.Mail.Smtp;

/// <summary>
/// Takes a message out of what follows DATA: up to CRLF.CRLF and nothing else, with doubled dots undone (RFC 5321 4.5.2).
/// </summary>
/// <remarks>
/// A bare CR or LF is a character like any other. A server that took <c>LF.LF</c>, <c>LF.CRLF</c> or <c>CR.CR</c> for the
/// end would let the sender smuggle a second message past the server before it, under any sender's name.
/// </remarks>
internal sealed class SmtpDataDecoder(int maxSize) : IDisposable
{
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(16 * 1024);
    private int written;
    private State state = State.LineStart;

    private enum State
    {
        LineStart,
        Text,
        TextReturn,
        Dot,
        DotReturn,
        End,
    }

    public bool IsComplete => state == State.End;

    /// <summary>It is larger than allowed; the rest is read past and not kept.</summary>
    public bool IsTooLarge { get; private set; }

    /// <summary>Bytes taken so far, kept or not.</summary>
    public long Received { get; private set; }

    public ReadOnlyMemory<byte> Message => buffer.AsMemory(0, written);

    /// <summary>Takes bytes up to the end of the message.</summary>
    /// <returns>How many belonged to it.</returns>
    public int Decode(ReadOnlySpan<byte> bytes)
    {
        var i = 0;
        while (i < bytes.Length && state != State.End)
        {
            var b = bytes[i];
            switch (state)
            {
                case State.LineStart when b == '.':
                    state = State.Dot;
                    i++;
                    break;
                case State.LineStart:
                    state = State.Text;
                    break;
                case State.Text:
                    var line = bytes[i..];
                    var length = line.IndexOf((byte)'\r') + 1;
                    state = length > 0 ? State.TextReturn : State.Text;
                    length = length > 0 ? length : line.Length;
                    Append(line[..length]);
                    i += length;
                    break;
                case State.TextReturn when b == '\n':
                    Append("\n"u8);
                    state = State.LineStart;
                    i++;
                    break;
                case State.TextReturn:
                    state = State.Text;
                    break;
                case State.Dot when b == '\r':
                    state = State.DotReturn;
                    i++;
                    break;
                case State.Dot:
                    state = State.Text;
                    break;
                case State.DotReturn when b == '\n':
                    state = State.End;
                    i++;
                    break;
                case State.DotReturn:
                    Append("\r"u8);
                    state = State.TextReturn;
                    break;
            }
        }
        Received += i;
        return i;
    }

    public void Dispose()
    {
        if (buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
        written = 0;
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        if (IsTooLarge || bytes.Length > maxSize - written)
        {
            IsTooLarge = true;
            return;
        }
        if (bytes.Length > buffer.Length - written)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(written + bytes.Length, (int)Math.Min(buffer.Length * 2L, maxSize)));
            buffer.AsSpan(0, written).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = larger;
        }
        bytes.CopyTo(buffer.AsSpan(written));
        written += bytes.Length;
    }
}
