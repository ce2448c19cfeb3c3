using ServiceDesk.Mail.Dns;

namespace ServiceDesk.Mail.Tests.Dns;

public sealed class DnsPacketTests
{
    private static readonly byte[] Question = DnsPacket.Question(0x1234, "example.test", DnsRecordType.Txt);

    [Fact]
    public void Question_IsAsTheRfcHasIt() => Assert.Equal(
        "12 34 01 00 00 01 00 00 00 00 00 00 07 65 78 61 6D 70 6C 65 04 74 65 73 74 00 00 10 00 01", string.Join(' ', Question.Select(x => x.ToString("X2", null))));

    [Fact]
    public void Strings_OfOneText_AreJoined() =>
        Assert.Equal(["one two"], Read([0xC0, 12, 0, 16, 0, 1, 0, 0, 0, 1, 0, 9, 4, .. "one "u8, 3, .. "two"u8])!.Values);

    [Fact]
    public void OtherTypesAndOwners_AreLeftOut() =>
        Assert.Empty(Read([0xC0, 12, 0, 1, 0, 1, 0, 0, 0, 1, 0, 4, 1, 2, 3, 4])!.Values);

    [Fact]
    public void PointersInACircle_End()
    {
        Assert.Null(Read([0xC0, (byte)Question.Length, 0, 16, 0, 1, 0, 0, 0, 1, 0, 1, 0]));
        Assert.Null(Read([1, (byte)'x', 0xC0, (byte)Question.Length, 0, 16, 0, 1, 0, 0, 0, 1, 0, 1, 0]));
        Assert.Null(Read([0xFF, 0xFF, 0, 16, 0, 1]));
    }

    [Fact]
    public void EveryCutAndEveryChangedByte_IsRead_OrPassedOver()
    {
        byte[] whole = [.. Question, 0xC0, 12, 0, 16, 0, 1, 0, 0, 0, 1, 0, 4, 3, .. "abc"u8];
        (whole[2], whole[7]) = (0x81, 1);
        Assert.Equal(["abc"], DnsPacket.Read(whole, 0x1234, "example.test", DnsRecordType.Txt)!.Values);
        for (var length = 0; length < whole.Length; length++)
            Assert.Null(DnsPacket.Read(whole.AsSpan(0, length), 0x1234, "example.test", DnsRecordType.Txt));
        for (var at = 0; at < whole.Length; at++)
            for (var value = 0; value < 256; value++)
            {
                var damaged = whole.ToArray();
                damaged[at] = (byte)value;
                var reply = DnsPacket.Read(damaged, 0x1234, "example.test", DnsRecordType.Txt);
                Assert.True(reply is null || reply.Values.Count <= 1);
            }
    }

    private static DnsReply? Read(byte[] answer)
    {
        byte[] packet = [.. Question, .. answer];
        (packet[2], packet[7]) = (0x81, 1);
        return DnsPacket.Read(packet, 0x1234, "example.test", DnsRecordType.Txt);
    }
}
