using ServiceDesk.Mail.Mime;

namespace ServiceDesk.Mail.Tests.Mime;

public class AddressTests
{
    [Theory]
    [InlineData("jane@example.org", null, "jane@example.org")]
    [InlineData("<jane@example.org>", null, "jane@example.org")]
    [InlineData("Jane Doe <jane@example.org>", "Jane Doe", "jane@example.org")]
    [InlineData("\"Doe, Jane\" <jane@example.org>", "Doe, Jane", "jane@example.org")]
    [InlineData("Doe, Jane <jane@example.org>", "Doe, Jane", "jane@example.org")]
    [InlineData("a,b =?utf-8?Q?c?= <jane@example.org>", "a,b c", "jane@example.org")]
    [InlineData("\"Jane \\\"J\\\" Doe\" <jane@example.org>", "Jane \"J\" Doe", "jane@example.org")]
    [InlineData("jane@example.org (Jane Doe)", "Jane Doe", "jane@example.org")]
    [InlineData("Jane (the (real) one) Doe <jane@example.org>", "Jane  Doe", "jane@example.org")]
    [InlineData("Jane <@relay.example,@b.example:jane@example.org>", "Jane", "jane@example.org")]
    [InlineData("jane . doe @ example . org", null, "jane.doe@example.org")]
    [InlineData("Jane <jane@example.org", "Jane", "jane@example.org")]
    [InlineData("Jane jane@example.org", "Jane", "jane@example.org")]
    [InlineData("jane@example.org <jane@example.org>", "jane@example.org", "jane@example.org")]
    [InlineData("\"john doe\"@example.org", null, "\"john doe\"@example.org")]
    [InlineData("jane@[192.0.2.1]", null, "jane@[192.0.2.1]")]
    [InlineData("<mailto:jane@example.org>", null, "jane@example.org")]
    [InlineData("root", null, "root")]
    [InlineData("=?utf-8?Q?J=C3=A4ne?= <jane@example.org>", "Jäne", "jane@example.org")]
    [InlineData("\"=?utf-8?Q?J=C3=A4ne?=\" <jane@example.org>", "Jäne", "jane@example.org")]
    [InlineData("=?utf-8?Q?Doe=2C_Jane?= <jane@example.org>", "Doe, Jane", "jane@example.org")]
    [InlineData("=?utf-8?Q?Jane_=3Cjane=40example.org=3E?=", "Jane", "jane@example.org")]
    [InlineData("Jane <jäne@exämple.org>", "Jane", "jäne@exämple.org")]
    public void ParseList_OneMailbox_GivesNameAndAddress(string text, string? name, string address)
    {
        Assert.Equal(new MailboxAddress(name, address), Assert.Single(MailboxAddress.ParseList(text)));
    }

    [Theory]
    [InlineData("a@x.org, b@x.org", "a@x.org b@x.org")]
    [InlineData("a@x.org; B <b@x.org>;", "a@x.org b@x.org")]
    [InlineData("Team: a@x.org, B <b@x.org>; c@x.org", "a@x.org b@x.org c@x.org")]
    [InlineData("undisclosed-recipients:;", "")]
    [InlineData("a@x.org,,, ,b@x.org", "a@x.org b@x.org")]
    [InlineData("A <a@x.org, b@x.org", "a@x.org b@x.org")]
    [InlineData("", "")]
    [InlineData("<>", "")]
    [InlineData("(only a comment)", "")]
    [InlineData("\"unfinished", "unfinished")]
    public void ParseList_Many_GivesAddressesInOrder(string text, string addresses)
    {
        Assert.Equal(addresses, string.Join(' ', MailboxAddress.ParseList(text).Select(mailbox => mailbox.Address)));
    }

    [Fact]
    public void Mailbox_SplitsAtTheLastAtSign()
    {
        var mailbox = new MailboxAddress(null, "\"a@b\"@example.org");

        Assert.Equal("\"a@b\"", mailbox.LocalPart);
        Assert.Equal("example.org", mailbox.Domain);
        Assert.Equal("", new MailboxAddress(null, "root").Domain);
        Assert.Equal("root", new MailboxAddress(null, "root").LocalPart);
    }
}
