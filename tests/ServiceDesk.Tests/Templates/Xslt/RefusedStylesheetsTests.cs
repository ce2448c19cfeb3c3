using ServiceDesk.Mail.Tests.Servers;
using ServiceDesk.Templates.Xslt;

namespace ServiceDesk.Tests.Templates.Xslt;

public sealed class RefusedStylesheetsTests
{
    private readonly ManualTime time = new();

    [Fact]
    public void Refusal_RunsOut()
    {
        var refused = new RefusedStylesheets(TimeSpan.FromMinutes(10), time);
        refused.Add("a", XsltFailureKind.Memory);
        Assert.Null(refused.Find("b"));
        time.Advance(TimeSpan.FromMinutes(9));
        Assert.Equal((XsltFailureKind.Refused, XsltFailureKind.Memory), (refused.Find("a")!.Kind, refused.Find("a")!.Cause));
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(refused.Find("a"));
    }

    [Fact]
    public void OfTooMany_TheOldestIsForgotten()
    {
        var refused = new RefusedStylesheets(TimeSpan.FromMinutes(10), time);
        for (var i = 0; i <= RefusedStylesheets.Most; i++)
        {
            refused.Add($"{i}", XsltFailureKind.Time);
            time.Advance(TimeSpan.FromMilliseconds(1));
        }
        Assert.Null(refused.Find("0"));
        Assert.NotNull(refused.Find("1"));
        Assert.NotNull(refused.Find($"{RefusedStylesheets.Most}"));
    }
}
