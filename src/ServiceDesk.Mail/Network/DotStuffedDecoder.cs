namespace ServiceDesk.Mail.Network;

/// <summary>
/// Takes a text out of what follows DATA in SMTP (RFC 5321 4.5.2) or an answer of POP3 (RFC 1939 section 3): up to
/// CRLF.CRLF and nothing else, with doubled dots undone.
/// </summary>
/// <remarks>
/// A bare CR or LF is a character like any other. Whoever took <c>LF.LF</c>, <c>LF.CRLF</c> or <c>CR.CR</c> for the end
/// would let the text's author smuggle in behind it what looks like a second message, or like the server's next answer.
/// </remarks>
/// <param name="take">Gets the text piece by piece; a piece is valid during the call.</param>
internal sealed class DotStuffedDecoder(Action<ReadOnlySpan<byte>> take)
{
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

    /// <summary>Bytes decoded so far.</summary>
    public long Received { get; private set; }

    /// <summary>Takes bytes up to the end of the text.</summary>
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
                    take(line[..length]);
                    i += length;
                    break;
                case State.TextReturn when b == '\n':
                    take("\n"u8);
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
                    take("\r"u8);
                    state = State.TextReturn;
                    break;
            }
        }
        Received += i;
        return i;
    }
}
