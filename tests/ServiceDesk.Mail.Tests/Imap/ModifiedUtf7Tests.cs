using ServiceDesk.Mail.Imap;

namespace ServiceDesk.Mail.Tests.Imap;

public class ModifiedUtf7Tests
{
    [Theory]
    [InlineData("INBOX", "INBOX")]
    [InlineData("A & B", "A &- B")]
    [InlineData("~peter/mail/台北/日本語", "~peter/mail/&U,BTFw-/&ZeVnLIqe-")]
    [InlineData("Entwürfe", "Entw&APw-rfe")]
    [InlineData("😀", "&2D3eAA-")]
    public void EncodeAndDecode_AreInverse(string name, string wire)
    {
        Assert.Equal(wire, ModifiedUtf7.Encode(name));
        Assert.Equal(name, ModifiedUtf7.Decode(wire));
    }

    [Theory]
    [InlineData("Tom & Jerry")]
    [InlineData("&A-")]
    [InlineData("&*@!-")]
    public void Decode_OfBrokenName_GivesItAsItIs(string wire) => Assert.Equal(wire, ModifiedUtf7.Decode(wire));
}
