namespace ServiceDesk.Web.Profile.Authenticator;

/// <summary>The correction codewords of a QR code (Reed–Solomon over GF(2⁸) with 0x11D) and the order in which codewords are drawn (ISO/IEC 18004, 7.5 and 7.6).</summary>
internal static class QrCodewords
{
    /// <param name="raw">All codewords that the picture takes.</param>
    public static byte[] Interleave(byte[] data, int blocks, int correction, int raw)
    {
        var divisor = Divisor(correction);
        var shortBlocks = blocks - raw % blocks;
        var shortLength = raw / blocks - correction;
        var (parts, checks) = (new List<byte[]>(), new List<byte[]>());
        for (int i = 0, at = 0; i < blocks; i++)
        {
            var length = shortLength + (i < shortBlocks ? 0 : 1);
            parts.Add(data[at..(at + length)]);
            checks.Add(Remainder(parts[i], divisor));
            at += length;
        }
        var ordered = new List<byte>(raw);
        for (var i = 0; i <= shortLength; i++)
            ordered.AddRange(parts.Where(x => i < x.Length).Select(x => x[i]));
        for (var i = 0; i < correction; i++)
            ordered.AddRange(checks.Select(x => x[i]));
        return [.. ordered];
    }

    private static byte[] Divisor(int degree)
    {
        var result = new byte[degree];
        result[^1] = 1;
        byte root = 1;
        for (var i = 0; i < degree; i++)
        {
            for (var j = 0; j < degree; j++)
                result[j] = (byte)(Multiply(result[j], root) ^ (j + 1 < degree ? result[j + 1] : 0));
            root = Multiply(root, 2);
        }
        return result;
    }

    private static byte[] Remainder(byte[] data, byte[] divisor)
    {
        var result = new byte[divisor.Length];
        foreach (var one in data)
        {
            var factor = (byte)(one ^ result[0]);
            Array.Copy(result, 1, result, 0, result.Length - 1);
            result[^1] = 0;
            for (var i = 0; i < result.Length; i++)
                result[i] ^= Multiply(divisor[i], factor);
        }
        return result;
    }

    private static byte Multiply(byte x, byte y)
    {
        var product = 0;
        for (var i = 7; i >= 0; i--)
            product = (product << 1) ^ ((product >> 7) * 0x11D) ^ (((y >> i) & 1) * x);
        return (byte)product;
    }
}
