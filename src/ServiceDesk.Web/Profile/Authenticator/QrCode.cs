using System.Text;

namespace ServiceDesk.Web.Profile.Authenticator;

/// <summary>
/// A text as a QR code (ISO/IEC 18004): bytes, error correction level M, versions 1 to 15, which hold 412 bytes. That is three times
/// what the address of an authenticator's key takes.
/// </summary>
public sealed class QrCode
{
    public const int MostBytes = 412;

    // For level M, by version: correction codewords of each block, and how many blocks there are (table 9).
    private static readonly int[] CorrectionOfBlock = [0, 10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24];
    private static readonly int[] Blocks = [0, 1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10];

    private readonly int version;
    private readonly bool[,] isDark;
    private readonly bool[,] isFixed;

    private QrCode(int version)
    {
        this.version = version;
        Size = version * 4 + 17;
        (isDark, isFixed) = (new bool[Size, Size], new bool[Size, Size]);
    }

    /// <summary>Modules of a side, without the quiet zone.</summary>
    public int Size { get; }

    /// <summary>Whether a module is dark.</summary>
    public bool this[int row, int column] => isDark[row, column];

    /// <param name="mask">0 to 7; null: the one that makes the most even picture.</param>
    /// <exception cref="ArgumentException">The text is too long.</exception>
    public static QrCode Of(string text, int? mask = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var bytes = Encoding.UTF8.GetBytes(text);
        var version = Enumerable.Range(1, Blocks.Length - 1).FirstOrDefault(x => 4 + CountBits(x) + bytes.Length * 8 <= DataCodewords(x) * 8);
        if (version == 0)
            throw new ArgumentException($"The text has {bytes.Length} bytes; a code of level M and version 15 holds {MostBytes}.", nameof(text));
        var codewords = QrCodewords.Interleave(Data(bytes, version), Blocks[version], CorrectionOfBlock[version], RawCodewords(version));
        if (mask is { } wanted)
            return Draw(version, codewords, wanted);
        return Enumerable.Range(0, 8).Select(x => Draw(version, codewords, x)).MinBy(x => QrPenalty.Of(x.isDark))!;
    }

    /// <summary>As a path of SVG: a square of one by one for each dark module, four modules in from the edge.</summary>
    public string Path()
    {
        var path = new StringBuilder();
        for (var row = 0; row < Size; row++)
            for (var column = 0; column < Size; column++)
                if (isDark[row, column])
                    path.Append(System.Globalization.CultureInfo.InvariantCulture, $"M{column + 4} {row + 4}h1v1h-1z");
        return path.ToString();
    }

    private static QrCode Draw(int version, byte[] codewords, int mask)
    {
        var code = new QrCode(version);
        code.DrawPatterns();
        code.DrawFormat(mask);
        code.DrawCodewords(codewords, mask);
        return code;
    }

    private static int CountBits(int version) => version < 10 ? 8 : 16;

    private static int RawCodewords(int version)
    {
        var modules = (16 * version + 128) * version + 64;
        if (version >= 2)
        {
            var alignments = version / 7 + 2;
            modules -= (25 * alignments - 10) * alignments - 55;
        }
        return (version >= 7 ? modules - 36 : modules) / 8;
    }

    private static int DataCodewords(int version) => RawCodewords(version) - CorrectionOfBlock[version] * Blocks[version];

    private static byte[] Data(byte[] bytes, int version)
    {
        var data = new byte[DataCodewords(version)];
        var at = 0;
        Append(0b0100, 4);
        Append(bytes.Length, CountBits(version));
        foreach (var one in bytes)
            Append(one, 8);
        // What is left is filled with two codewords in turn, behind a terminator and up to a whole byte (7.4.10).
        for (int i = (Math.Min(at + 4, data.Length * 8) + 7) / 8, pad = 0xEC; i < data.Length; i++, pad ^= 0xEC ^ 0x11)
            data[i] = (byte)pad;
        return data;

        void Append(int value, int bits)
        {
            for (var i = bits - 1; i >= 0; i--, at++)
                data[at >> 3] |= (byte)(((value >> i) & 1) << (7 - (at & 7)));
        }
    }

    private void DrawPatterns()
    {
        for (var i = 0; i < Size; i++)
        {
            Fix(6, i, i % 2 == 0);
            Fix(i, 6, i % 2 == 0);
        }
        foreach (var (row, column) in new[] { (3, 3), (3, Size - 4), (Size - 4, 3) })
            for (var y = -4; y <= 4; y++)
                for (var x = -4; x <= 4; x++)
                    if (row + y >= 0 && row + y < Size && column + x >= 0 && column + x < Size)
                        Fix(row + y, column + x, Math.Max(Math.Abs(x), Math.Abs(y)) is not 2 and not 4);
        var centres = Alignments();
        foreach (var row in centres)
            foreach (var column in centres)
                if (!((row == 6 && column == 6) || (row == 6 && column == Size - 7) || (row == Size - 7 && column == 6)))
                    for (var y = -2; y <= 2; y++)
                        for (var x = -2; x <= 2; x++)
                            Fix(row + y, column + x, Math.Max(Math.Abs(x), Math.Abs(y)) != 1);
        if (version >= 7)
            DrawVersion();
    }

    private int[] Alignments()
    {
        if (version == 1)
            return [];
        var count = version / 7 + 2;
        var step = (version * 8 + count * 3 + 5) / (count * 4 - 4) * 2;
        return [6, .. Enumerable.Range(0, count - 1).Select(i => Size - 7 - i * step).Reverse()];
    }

    // The version with a Golay code (annex D), twice.
    private void DrawVersion()
    {
        var rest = version;
        for (var i = 0; i < 12; i++)
            rest = (rest << 1) ^ ((rest >> 11) * 0x1F25);
        var bits = version << 12 | rest;
        for (var i = 0; i < 18; i++)
        {
            var (far, near) = (Size - 11 + i % 3, i / 3);
            Fix(far, near, ((bits >> i) & 1) != 0);
            Fix(near, far, ((bits >> i) & 1) != 0);
        }
    }

    // Level M is 00; with a BCH code (annex C), twice, and the module that is always dark.
    private void DrawFormat(int mask)
    {
        var rest = mask;
        for (var i = 0; i < 10; i++)
            rest = (rest << 1) ^ ((rest >> 9) * 0x537);
        var bits = (mask << 10 | rest) ^ 0x5412;
        for (var i = 0; i < 15; i++)
        {
            var isSet = ((bits >> i) & 1) != 0;
            var (row, column) = i switch { < 6 => (i, 8), 6 => (7, 8), 7 => (8, 8), 8 => (8, 7), _ => (8, 14 - i) };
            Fix(row, column, isSet);
            (row, column) = i < 8 ? (8, Size - 1 - i) : (Size - 15 + i, 8);
            Fix(row, column, isSet);
        }
        Fix(Size - 8, 8, true);
    }

    // In columns of two, from the right, up and down in turn, around what is fixed (7.7.3).
    private void DrawCodewords(byte[] codewords, int mask)
    {
        var at = 0;
        for (var right = Size - 1; right >= 1; right -= 2)
        {
            if (right == 6)
                right = 5;
            for (var step = 0; step < Size; step++)
                for (var side = 0; side < 2; side++)
                {
                    var column = right - side;
                    var row = ((right + 1) & 2) == 0 ? Size - 1 - step : step;
                    if (isFixed[row, column])
                        continue;
                    var bit = at < codewords.Length * 8 && ((codewords[at >> 3] >> (7 - (at & 7))) & 1) != 0;
                    at++;
                    isDark[row, column] = bit ^ IsMasked(mask, row, column);
                }
        }
    }

    private static bool IsMasked(int mask, int row, int column) => mask switch
    {
        0 => (row + column) % 2 == 0,
        1 => row % 2 == 0,
        2 => column % 3 == 0,
        3 => (row + column) % 3 == 0,
        4 => (row / 2 + column / 3) % 2 == 0,
        5 => row * column % 2 + row * column % 3 == 0,
        6 => (row * column % 2 + row * column % 3) % 2 == 0,
        _ => ((row + column) % 2 + row * column % 3) % 2 == 0,
    };

    private void Fix(int row, int column, bool dark) => (isDark[row, column], isFixed[row, column]) = (dark, true);
}
