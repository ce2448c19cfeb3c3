namespace ServiceDesk.Mail.Mime;

/// <summary>
/// Puts base64 characters together to bytes, piece by piece: junk is passed over, and padding ends a quantum, for what follows is
/// another piece that was joined on.
/// </summary>
internal struct Base64Quanta
{
    /// <summary>Bytes that a quantum needs.</summary>
    public const int Room = 3;

    private int bits;
    private int count;

    /// <summary>Reads until the input ends or <paramref name="decoded"/> has no room for another quantum.</summary>
    /// <returns>The bytes written.</returns>
    public int Read(ReadOnlySpan<byte> encoded, Span<byte> decoded, out int consumed)
    {
        var written = 0;
        for (consumed = 0; consumed < encoded.Length && written + Room <= decoded.Length; consumed++)
        {
            var value = Base64Alphabet.Value(encoded[consumed]);
            if (value < 0)
            {
                if (encoded[consumed] == (byte)'=')
                    written += End(decoded[written..]);
                continue;
            }
            bits = (bits << 6) | value;
            if (++count < 4)
                continue;
            decoded[written++] = (byte)(bits >> 16);
            decoded[written++] = (byte)(bits >> 8);
            decoded[written++] = (byte)bits;
            bits = count = 0;
        }
        return written;
    }

    /// <summary>Writes what a cut quantum holds, two bytes at most.</summary>
    public int End(Span<byte> decoded)
    {
        var written = 0;
        if (count >= 2)
            decoded[written++] = (byte)(bits >> (count == 3 ? 10 : 4));
        if (count == 3)
            decoded[written++] = (byte)(bits >> 2);
        bits = count = 0;
        return written;
    }
}
