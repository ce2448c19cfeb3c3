using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.Intake;

namespace ServiceDesk.Web.Tests.Areas.Admin.Overview;

public sealed class OverviewControllerTests
{
    [Fact]
    public async Task Index_NamesWhatIsWrong_AndThatNothingIs()
    {
        await using var desk = await WebDesk.StartAsync();
        await AdminDoor.IsShutAsync(desk, "admin");
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        Assert.Contains("All is well", (await browser.GetAsync("admin")).TextOf(".notice"), StringComparison.Ordinal);
        await desk.InAsync(desk.Alpha, async scope =>
        {
            var db = scope.GetRequiredService<DeskDb>();
            (await db.Mailboxes.SingleAsync()).Failed("It does not answer.", scope.GetRequiredService<UtcClock>().UtcNow);
            await db.SaveChangesAsync();
        });
        Assert.Contains("It does not answer.", (await browser.GetAsync("admin")).TextOf(".notice[data-kind=problem]"), StringComparison.Ordinal);
    }
}
