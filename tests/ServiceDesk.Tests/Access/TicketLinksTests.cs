using System.Security.Cryptography;
using ServiceDesk.Access;
using ServiceDesk.Database;

namespace ServiceDesk.Tests.Access;

public sealed class TicketLinksTests
{
    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(32);
    private static readonly TenantInfo Alpha = Tenant(1, Key);

    [Fact]
    public void Token_ReadsBackAndIsUrlSafe()
    {
        var token = TicketLinks.Issue(Alpha, 17, 42);
        Assert.Equal((17, 42), TicketLinks.Read(Alpha, token));
        Assert.Equal(token, Uri.EscapeDataString(token));
        Assert.True(token.Length < 40, token);
    }

    [Fact]
    public void Token_OfAnotherTenant_IsRefused()
    {
        var token = TicketLinks.Issue(Alpha, 17, 42);
        Assert.Null(TicketLinks.Read(Tenant(2, Key), token));
        Assert.Null(TicketLinks.Read(Tenant(1, RandomNumberGenerator.GetBytes(32)), token));
    }

    [Fact]
    public void Token_ChangedAnywhere_IsRefused()
    {
        var token = TicketLinks.Issue(Alpha, 17, 42);
        for (var i = 0; i < token.Length; i++)
            Assert.Null(TicketLinks.Read(Alpha, string.Concat(token.AsSpan(0, i), token[i] == '1' ? "2" : "1", token.AsSpan(i + 1))));
        Assert.Null(TicketLinks.Read(Alpha, "0" + token));
        Assert.Null(TicketLinks.Read(Alpha, token + "A"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("17")]
    [InlineData("17-42")]
    [InlineData("17-42-")]
    [InlineData("-17-42-x")]
    [InlineData("99999999999999999999-1-x")]
    [InlineData("17-99999999999999999999999-x")]
    [InlineData("１７-42-x")]
    public void Token_ThatIsNone_IsRefused(string token) => Assert.Null(TicketLinks.Read(Alpha, token));

    private static TenantInfo Tenant(int id, byte[] key) => new(id, $"tenant{id}", "Tenant", "en", "UTC", key);
}
