using System.Globalization;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Tests.Views.Shared;

public sealed class TimeTagHelperTests
{
    private static readonly DateTime Evening = new(2026, 11, 21, 23, 30, 0, DateTimeKind.Utc);

    [Fact]
    public void The_moment_is_shown_in_the_persons_zone_and_language()
    {
        CultureInfo.CurrentCulture = new CultureInfo("fr");
        var frame = new PageFrame { Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris") };
        var html = TagHelperRunner.Render(new TimeTagHelper(frame) { At = Evening }, "time");
        Assert.Contains("datetime=\"2026-11-21T23:30:00Z\"", html, StringComparison.Ordinal);
        Assert.Contains(">22 nov. 2026 00:30<", html, StringComparison.Ordinal);
        Assert.Contains("Europe/Paris", html, StringComparison.Ordinal);
        Assert.Contains("data-relative", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_date_stays_a_date()
    {
        CultureInfo.CurrentCulture = new CultureInfo("en");
        var html = TagHelperRunner.Render(new TimeTagHelper(new PageFrame()) { At = Evening, DateOnly = true }, "time");
        Assert.Contains(">21 Nov 2026<", html, StringComparison.Ordinal);
        Assert.DoesNotContain("data-relative", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_moment_that_has_not_come_is_not_shown() =>
        Assert.Equal("", TagHelperRunner.Render(new TimeTagHelper(new PageFrame()), "time"));
}
