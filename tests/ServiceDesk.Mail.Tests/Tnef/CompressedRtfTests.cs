using System.Text;
using ServiceDesk.Mail.Tnef;
using ServiceDesk.Testing.Fuzz;

namespace ServiceDesk.Mail.Tests.Tnef;

public class CompressedRtfTests
{
    /// <summary>The two examples of MS-OXRTFCP section 4.1.</summary>
    [Theory]
    [InlineData("2D0000002B0000004C5A4675F1C5C7A703000A007263706731323542320AF32068656C090020627705B06C647D0A800FA0", "{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n")]
    [InlineData("1A0000001C0000004C5A4675E2D44B51410004205758595A0D6E7D010EB0", "{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}")]
    public void Expand_ExampleOfTheSpecification_GivesItsText(string compressed, string expected) =>
        Assert.Equal(expected, Expand(Convert.FromHexString(compressed)));

    [Fact]
    public void Expand_Literals_GivesThem()
    {
        var rtf = "{\\rtf1 " + string.Concat(Enumerable.Range(0, 2000).Select(i => $"{i} ")) + "}";
        Assert.Equal(rtf, Expand(TnefWriter.CompressedRtf(rtf)));
    }

    [Fact]
    public void Expand_Uncompressed_GivesItAsItIs() =>
        Assert.Equal("{\\rtf1 x}", Expand([17, 0, 0, 0, 9, 0, 0, 0, .. "MELA"u8, 0, 0, 0, 0, .. "{\\rtf1 x}junk"u8]));

    [Fact]
    public void Expand_CutOff_GivesWhatCameBefore()
    {
        var compressed = TnefWriter.CompressedRtf("{\\rtf1 hello}");
        Assert.StartsWith("{\\rtf1 h", Expand(compressed[..^5]), StringComparison.Ordinal);
    }

    [Fact]
    public void Expand_OfNothingKnown_IsNothing()
    {
        Assert.Null(CompressedRtf.Expand("LZFu"u8));
        Assert.Null(CompressedRtf.Expand(new byte[64]));
    }

    /// <summary>A size that is a lie costs no more than the stream could hold.</summary>
    [Fact]
    public void Expand_SizeOfGigabytes_AllocatesLittle()
    {
        var compressed = TnefWriter.CompressedRtf("{\\rtf1 hello}");
        compressed[7] = 0x7F;
        Assert.Equal("{\\rtf1 hello}", Expand(compressed));
    }

    private static string Expand(byte[] compressed) => Encoding.Latin1.GetString(CompressedRtf.Expand(compressed)!);
}
