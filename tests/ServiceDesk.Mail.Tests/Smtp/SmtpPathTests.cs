using ServiceDesk.Mail.Smtp;

namespace ServiceDesk.Mail.Tests.Smtp;

public class SmtpPathTests
{
    [Theory]
    [InlineData("FROM:<a@b.test>", "a@b.test")]
    [InlineData("from: <a@b.test>", "a@b.test")]
    [InlineData("FROM:<>", "")]
    [InlineData("FROM:<Postmaster>", "Postmaster")]
    [InlineData("FROM:<@x.test,@y.test:a@b.test>", "a@b.test")]
    [InlineData("FROM:<\"a >\\\"b\"@b.test>", "\"a >\\\"b\"@b.test")]
    [InlineData("FROM:<a@[127.0.0.1]>", "a@[127.0.0.1]")]
    [InlineData("FROM:<jürgen@müller.test>", "jürgen@müller.test")]
    public void Parse_TakesAddresses(string argument, string address) =>
        Assert.Equal(address, SmtpPath.Parse(argument, "FROM:")?.Address);

    [Theory]
    [InlineData("a@b.test")]
    [InlineData("FROM:a@b.test")]
    [InlineData("FROM:<a@b.test")]
    [InlineData("FROM:<a@b.test>SIZE=1")]
    [InlineData("FROM:<a b@c.test>")]
    [InlineData("FROM:<a@>")]
    [InlineData("FROM:<@b.test>")]
    [InlineData("FROM:<a>")]
    [InlineData("FROM:<a@b@c.test>")]
    [InlineData("FROM:<\"\"@c.test>")]
    [InlineData("FROM:<\"a\\\"@c.test>")]
    [InlineData("FROM:<a@b,c>")]
    [InlineData("FROM:<aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@b.test>")]
    public void Parse_RefusesWhatIsNone(string argument) => Assert.Null(SmtpPath.Parse(argument, "FROM:"));

    [Fact]
    public void Parse_ReadsParameters()
    {
        var path = SmtpPath.Parse("FROM:<a@b.test> SIZE=12  BODY=8BITMIME", "FROM:")!;
        Assert.Equal(["SIZE=12", "BODY=8BITMIME"], path.Parameters);
        Assert.Equal("8BITMIME", path.Parameter("body"));
        Assert.Null(path.Parameter("SMTPUTF8"));
    }
}
