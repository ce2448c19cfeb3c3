using System.Buffers;

namespace ServiceDesk.Mail.Smtp;

/// <summary>
/// Writes a message as DATA wants it: every line end is CRLF, a dot at the start of a line is doubled, CRLF.CRLF ends it
/// (RFC 5321 4.5.2). A bare CR or LF becomes CRLF, so that no server can take a line in the message for its end.
/// </summary>
internal struct SmtpDataEncoder(IBufferWriter<byte> output)
{
    private bool atLineStart = true;
    private bool afterReturn;

    public void Encode(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            if (afterReturn)
            {
                EndLine();
                if (bytes[0] == '\n')
                    bytes = bytes[1..];
                continue;
            }
            if (atLineStart && bytes[0] == '.')
                output.Write("."u8);
            atLineStart = false;

            var end = bytes.IndexOfAny((byte)'\r', (byte)'\n');
            if (end < 0)
            {
                output.Write(bytes);
                return;
            }
            output.Write(bytes[..end]);
            if (bytes[end] == '\n')
                EndLine();
            else
                afterReturn = true;
            bytes = bytes[(end + 1)..];
        }
    }

    public void Finish()
    {
        if (afterReturn || !atLineStart)
            EndLine();
        output.Write(".\r\n"u8);
    }

    private void EndLine()
    {
        output.Write("\r\n"u8);
        atLineStart = true;
        afterReturn = false;
    }
}
