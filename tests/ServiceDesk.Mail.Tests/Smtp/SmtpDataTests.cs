using System.Buffers;
using System.Text;
using ServiceDesk.Mail.Network;
using ServiceDesk.Mail.Smtp;

namespace ServiceDesk.Mail.Tests.Smtp;

/// <summary>What goes between DATA and its end, both ways.</summary>
public class SmtpDataTests
{
    [Theory]
    [InlineData("", ".\r\n")]
    [InlineData("a", "a\r\n.\r\n")]
    [InlineData("a\r\n", "a\r\n.\r\n")]
    [InlineData("a\nb\rc\r\n", "a\r\nb\r\nc\r\n.\r\n")]
    [InlineData(".\r\n..a\r\nb.c", "..\r\n...a\r\nb.c\r\n.\r\n")]
    [InlineData("a\n.\nb", "a\r\n..\r\nb\r\n.\r\n")]
    [InlineData("a\r.\rb", "a\r\n..\r\nb\r\n.\r\n")]
    [InlineData("a\r\r\n\n", "a\r\n\r\n\r\n.\r\n")]
    public void Encode_NormalisesLineEndsAndDoublesDots_HoweverItIsCut(string message, string wire)
    {
        foreach (var size in new[] { 1, 2, 3, 100 })
        {
            var output = new ArrayBufferWriter<byte>();
            var encoder = new SmtpDataEncoder(output);
            foreach (var piece in Encoding.ASCII.GetBytes(message).Chunk(size))
                encoder.Encode(piece);
            encoder.Finish();
            Assert.Equal(wire, Encoding.ASCII.GetString(output.WrittenSpan));
        }
    }

    [Theory]
    [InlineData(".\r\n", "")]
    [InlineData("a\r\n.\r\n", "a\r\n")]
    [InlineData("..\r\n...a\r\nb.c\r\n.\r\n", ".\r\n..a\r\nb.c\r\n")]
    [InlineData("a\n.\nb\n.\r\nc\r.\rd\r\n.\ne\r\n.\rf\r\n.\r\n", "a\n.\nb\n.\r\nc\r.\rd\r\n\ne\r\n\rf\r\n")]
    [InlineData("a\r\r\n.\r\n", "a\r\r\n")]
    public void Decode_EndsAtCrLfDotCrLfAlone_HoweverItIsCut(string wire, string message)
    {
        foreach (var size in new[] { 1, 2, 3, 100 })
        {
            var text = new ArrayBufferWriter<byte>();
            var decoder = new DotStuffedDecoder(bytes => text.Write(bytes));
            var taken = 0;
            foreach (var piece in Encoding.ASCII.GetBytes(wire + "QUIT\r\n").Chunk(size))
                taken += decoder.Decode(piece);
            Assert.True(decoder.IsComplete);
            Assert.Equal(wire.Length, taken);
            Assert.Equal(message, Encoding.ASCII.GetString(text.WrittenSpan));
        }
    }

    [Theory]
    [InlineData("a\n.\n")]
    [InlineData("a\n.\r\n")]
    [InlineData("a\r\n.\n")]
    [InlineData("a\r\n.\r")]
    [InlineData("a\r.\r\n")]
    [InlineData("a\r\n.\r\r\n")]
    public void Decode_OfWhatSmugglersSend_GoesOn(string wire)
    {
        var decoder = new DotStuffedDecoder(_ => { });
        Assert.Equal(wire.Length, decoder.Decode(Encoding.ASCII.GetBytes(wire)));
        Assert.False(decoder.IsComplete);
    }

    [Theory]
    [InlineData("", 0, false, false)]
    [InlineData("a: b\n\nc", 11, false, false)]
    [InlineData("a: b\r\n\r\nc\rd\r\n", 14, false, false)]
    [InlineData("a: é\r\n\r\nc\r\n", 12, true, true)]
    [InlineData("a: b\r\n\r\né\r\n", 12, true, false)]
    [InlineData("a: b\n\né\n", 12, true, false)]
    [InlineData("a: b\r\nc: é", 13, true, true)]
    public async Task Scan_TellsSizeAndNeeds_HoweverItIsCut(string message, long size, bool eightBit, bool eightBitHeader)
    {
        foreach (var piece in new[] { 1, 2, 3, 100 })
        {
            var scan = await SmtpMessageScan.ScanAsync(
                new MemoryStream(Encoding.UTF8.GetBytes(message)), new byte[piece], TestContext.Current.CancellationToken);
            Assert.Equal(new SmtpMessageScan(size, eightBit, eightBitHeader), scan);
        }
    }
}
