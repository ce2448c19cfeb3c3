using ServiceDesk.Mail.Imap;

namespace ServiceDesk.Mail.Tests.Imap;

public class ImapUidSetTests
{
    [Fact]
    public void Format_JoinsNeighbours() =>
        Assert.Equal(["1:3,7,9:10"], ImapUidSet.Format([9, 3, 1, 2, 7, 10, 2]));

    [Fact]
    public void Format_AtTheLargestUid_DoesNotOverflow() =>
        Assert.Equal(["1,4294967294:4294967295"], ImapUidSet.Format([uint.MaxValue, uint.MaxValue - 1, 1]));

    [Fact]
    public void Format_OfManyUids_StaysBelowTheLimit()
    {
        var pieces = ImapUidSet.Format(Enumerable.Range(0, 5000).Select(i => (uint)(i * 2 + 1)), 100).ToArray();
        Assert.All(pieces, p => Assert.True(p.Length <= 100));
        Assert.Equal(5000, pieces.Sum(p => p.Split(',').Length));
    }

    [Fact]
    public void Format_OfNothing_GivesNoSet() => Assert.Empty(ImapUidSet.Format([]));
}
