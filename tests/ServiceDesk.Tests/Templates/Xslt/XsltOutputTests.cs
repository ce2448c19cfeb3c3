using ServiceDesk.Templates.Xslt;

namespace ServiceDesk.Tests.Templates.Xslt;

public sealed class XsltOutputTests
{
    [Theory]
    [InlineData("3505", 3505)]
    [InlineData("\n  0 \n", 0)]
    [InlineData("1000000", 1_000_000)]
    public void Importance_IsOneWholeNumber(string text, int value) => Assert.Equal(new ImportanceOutput(value), Read(XsltKind.Importance, text));

    [Theory]
    [InlineData("", "wrote nothing; expected one whole number from 0 to 1000000")]
    [InlineData("3.5", "wrote “3.5”")]
    [InlineData("NaN", "Use round()")]
    [InlineData("-1", "wrote “-1”")]
    [InlineData("1000001", "wrote “1000001”")]
    [InlineData("1 2", "wrote “1 2”")]
    [InlineData("<?xml version=\"1.0\"?>12", "Begin the stylesheet with <xsl:output method=\"text\"/>")]
    public void Importance_ThatIsNone_IsTold(string text, string why) => Assert.Contains(why, Problem(XsltKind.Importance, text), StringComparison.Ordinal);

    [Theory]
    [InlineData("Hello,\n\nyou", null, "Hello,\n\nyou")]
    [InlineData("\r\nSubject:  It is\tover \r\n\r\nHello,\r\nyou\r\n", "It is over", "Hello,\nyou")]
    [InlineData("subject:\nHello", null, "Hello")]
    [InlineData("Hello\nSubject: no", null, "Hello\nSubject: no")]
    [InlineData("<mail><text>Hello</text></mail>", null, "Hello")]
    [InlineData("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<mail><subject> It\n is over</subject><text>\n    Hello &amp; welcome,\n\n      you\n    there\n  </text></mail>", "It is over", "Hello & welcome,\n\n  you\nthere")]
    public void Notification_IsTextOrXml(string text, string? subject, string expected) => Assert.Equal(new NotificationOutput(subject, expected), Read(XsltKind.Notification, text));

    [Theory]
    [InlineData(" \n ", "a mail without a text")]
    [InlineData("Subject: only", "a mail without a text")]
    [InlineData("<mail><text>  </text></mail>", "a mail without a text")]
    [InlineData("<mail><subject>a</subject></mail>", "without exactly one text")]
    [InlineData("<mail><text>a</text><text>b</text></mail>", "without exactly one text")]
    [InlineData("<mail><text>a</text><html>b</html></mail>", "wrote <html> in <mail>")]
    [InlineData("<?xml version=\"1.0\"?><ticket/>", "wrote <ticket>; expected <mail>")]
    [InlineData("<?xml version=\"1.0\"?>Hello", "which is no XML")]
    public void Notification_ThatIsNone_IsTold(string text, string why) => Assert.Contains(why, Problem(XsltKind.Notification, text), StringComparison.Ordinal);

    [Fact]
    public void Subject_ThatIsTooLong_IsTold() =>
        Assert.Contains("a subject of 201 characters; at most 200", Problem(XsltKind.Notification, $"Subject: {new string('x', 201)}\nHello"), StringComparison.Ordinal);

    [Fact]
    public void Timers_AreReadStrictly()
    {
        var timers = Assert.IsType<TimersOutput>(Read(XsltKind.Timers, """
            <?xml version="1.0"?><timers>
              <timer name="First answer" minutes="60" working="true" why="Urgent"/><timer name="Solution" minutes="5256000"></timer>
            </timers>
            """));
        Assert.Equal([new("First answer", 60, true, "Urgent"), new("Solution", 5_256_000, false, null)], timers.Timers);
        Assert.Empty(Assert.IsType<TimersOutput>(Read(XsltKind.Timers, "<timers/>")).Timers);
    }

    [Theory]
    [InlineData("", "wrote nothing")]
    [InlineData("soon", "which is no XML")]
    [InlineData("<!DOCTYPE timers [<!ENTITY a 'b'>]><timers/>", "which is no XML")]
    [InlineData("<timer name='a' minutes='1'/>", "wrote <timer …>; expected <timers>")]
    [InlineData("<timers xmlns='urn:a'/>", "expected <timers>")]
    [InlineData("<timers>soon<timer name='a' minutes='1'/></timers>", "the words “soon” between the timers")]
    [InlineData("<timers><clock/></timers>", "Timer 1 of the template is <clock>")]
    [InlineData("<timers><timer name='a' minutes='1'>b</timer></timers>", "with something in it")]
    [InlineData("<timers><timer name='a' minutes='1'/><timer name='b' hours='1'/></timers>", "Timer 2 of the template has the attribute hours; it may have name, minutes, working, why")]
    [InlineData("<timers><timer minutes='1'/></timers>", "has no name")]
    [InlineData("<timers><timer name='a'/></timers>", "Timer 1 of the template, “a”, has the minutes “”")]
    [InlineData("<timers><timer name='a' minutes='0'/></timers>", "has the minutes “0”; expected a whole number from 1 to 5256000")]
    [InlineData("<timers><timer name='a' minutes='NaN'/></timers>", "has the minutes “NaN”")]
    [InlineData("<timers><timer name='a' minutes='1' working='yes'/></timers>", "has working=\"yes\"")]
    [InlineData("<timers><timer name='a' minutes='1'/><timer name='a' minutes='2'/></timers>", "two timers named “a”")]
    public void Timers_ThatAreNone_AreTold(string text, string why) => Assert.Contains(why, Problem(XsltKind.Timers, text), StringComparison.Ordinal);

    [Fact]
    public void Timers_AreAtMostTwenty()
    {
        Assert.IsType<TimersOutput>(Read(XsltKind.Timers, Timers(20)));
        Assert.Contains("wrote 21 timers; a ticket has at most 20", Problem(XsltKind.Timers, Timers(21)), StringComparison.Ordinal);

        static string Timers(int count) => $"<timers>{string.Concat(Enumerable.Range(1, count).Select(i => $"<timer name='{i}' minutes='{i}'/>"))}</timers>";
    }

    private static XsltOutput Read(XsltKind kind, string text)
    {
        Assert.True(XsltOutput.TryParse(kind, text, out var output, out var problem), problem);
        return output;
    }

    private static string Problem(XsltKind kind, string text)
    {
        Assert.False(XsltOutput.TryParse(kind, text, out _, out var problem));
        return problem;
    }
}
