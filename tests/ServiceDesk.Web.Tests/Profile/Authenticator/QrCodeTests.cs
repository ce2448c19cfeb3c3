using System.Security.Cryptography;
using System.Text;
using ServiceDesk.Web.Profile.Authenticator;

namespace ServiceDesk.Web.Tests.Profile.Authenticator;

/// <summary>The expected pictures were made by another encoder and read by another decoder.</summary>
public sealed class QrCodeTests
{
    [Fact]
    public void A_short_text_is_drawn_module_by_module_as_others_draw_it()
    {
        const string Expected = """
            #######....#..#######
            #.....#...#.#.#.....#
            #.###.#.##....#.###.#
            #.###.#.#.#.#.#.###.#
            #.###.#.##..#.#.###.#
            #.....#.####..#.....#
            #######.#.#.#.#######
            ........##...........
            #.#####...##..#####..
            .##.##.#.######..##..
            ..#####.#...#.##.###.
            .##.#....######..##..
            .#.######...#..#..#.#
            ........#.#.#..#.#...
            #######..###.#..#.##.
            #.....#.#.#....#####.
            #.###.#.##.#.#..#.##.
            #.###.#.##.#####.#...
            #.###.#.##..#.##..#..
            #.....#..######.###..
            #######.##..#...#.##.
            """;
        var code = QrCode.Of("HELLO", mask: 2);
        var lines = Enumerable.Range(0, code.Size).Select(row => string.Concat(Enumerable.Range(0, code.Size).Select(column => code[row, column] ? '#' : '.')));
        Assert.Equal(Expected.ReplaceLineEndings("\n"), string.Join('\n', lines));
    }

    [Theory]
    [InlineData("otpauth://totp/Campus:angel@campus.example?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Campus", 1, 41, "BFED6A75E57AECA3A0F02C1054D74E7FC07225AD08A73BE2A803ACF70F595CAE")]
    [InlineData("x", 200, 57, "1BF4D13E40B47C5FE1496E3D0D0937A1707798FF6E1342214EDE6FE0A653F4FC")]
    public void Longer_texts_have_the_same_modules_too(string text, int times, int size, string sha256)
    {
        var code = QrCode.Of(string.Concat(Enumerable.Repeat(text, times)), mask: 3);
        Assert.Equal(size, code.Size);
        var bits = string.Concat(Enumerable.Range(0, size * size).Select(i => code[i / size, i % size] ? '1' : '0'));
        Assert.Equal(sha256, Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes(bits))));
    }

    [Fact]
    public void The_most_even_mask_is_taken_and_what_is_too_long_is_said()
    {
        var code = QrCode.Of("HELLO");
        Assert.Contains(Enumerable.Range(0, 8), mask => QrCode.Of("HELLO", mask).Path() == code.Path());
        Assert.Equal(77, QrCode.Of(new string('x', QrCode.MostBytes)).Size);
        Assert.Contains("413 bytes", Assert.Throws<ArgumentException>(() => QrCode.Of(new string('x', QrCode.MostBytes + 1))).Message, StringComparison.Ordinal);
    }
}
