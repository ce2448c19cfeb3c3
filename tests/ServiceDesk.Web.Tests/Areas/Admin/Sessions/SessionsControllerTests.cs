using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.Tenants;

namespace ServiceDesk.Web.Tests.Areas.Admin.Sessions;

public sealed class SessionsControllerTests
{
    private const string Form = "form[action$='/admin/sessions']";

    [Fact]
    public async Task Update_EndsSessionsThatAreOlderOrLongerUnseenThanTheLimits()
    {
        await using var desk = await WebDesk.StartAsync();
        await AdminDoor.IsShutAsync(desk, "admin/sessions");
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var page = await browser.GetAsync("admin/sessions");
        foreach (var minutes in (string[])["9", "20161", "soon"])
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SubmitAsync(page, Form, new() { ["Form.IdleMinutes"] = minutes })).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SubmitAsync(page, Form, new() { ["Form.IdleMinutes"] = "30", ["Form.Hours"] = "12" })).Status);
        var alpha = (await desk.Services.GetRequiredService<TenantDirectory>().BySlugAsync("alpha", default))!;
        Assert.Equal(new(30, 12), alpha.Sessions);

        await using var scope = desk.Services.GetRequiredService<TenantScopes>().Enter(alpha);
        var db = scope.ServiceProvider.GetRequiredService<DeskDb>();
        var session = await db.Sessions.AsNoTracking().FirstAsync();
        Assert.True(await IsOpenAsync(session.SeenAt.AddMinutes(30)));
        Assert.False(await IsOpenAsync(session.SeenAt.AddMinutes(36)));
        // In use all the time, but signed in half a day ago.
        await db.Sessions.Where(x => x.Id == session.Id).ExecuteUpdateAsync(set => set.SetProperty(x => x.SeenAt, session.StartedAt.AddHours(12)));
        Assert.True(await IsOpenAsync(session.StartedAt.AddHours(12)));
        Assert.False(await IsOpenAsync(session.StartedAt.AddHours(12).AddMinutes(1)));

        // Fresh ones: what was found open is kept for some seconds.
        async Task<bool> IsOpenAsync(DateTime at)
        {
            var isOpen = await new OpenSessions(TimeProvider.System).IsOpenAsync(db, session.Id, session.AccountId, at, default);
            db.ChangeTracker.Clear();
            await db.Sessions.Where(x => x.Id == session.Id && x.SeenAt < session.StartedAt.AddHours(11)).ExecuteUpdateAsync(set => set.SetProperty(x => x.SeenAt, session.SeenAt));
            return isOpen;
        }
    }
}
