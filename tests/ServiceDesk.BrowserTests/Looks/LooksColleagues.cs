using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.Viewing;

namespace ServiceDesk.BrowserTests.Looks;

/// <summary>A colleague who has a ticket open and writes, for as long as anybody looks, and who calls for the agent in another one.</summary>
internal static class LooksColleagues
{
    public static async Task AddAsync(BrowserDesk desk, int viewed, int called)
    {
        await desk.NoteAsync(called, "Is there a screen left in the store, @Alan Agent?");
        await desk.InAsync(async scope =>
        {
            var later = scope.GetRequiredService<UtcClock>().UtcNow.AddDays(1);
            var act = new Act(desk.Tenant.Id, desk.Administrator.Id, StaffRole.Administrator, Door.Staff, later);
            Assert.True(await scope.GetRequiredService<ViewTicket>().RunAsync(act, viewed, Guid.NewGuid(), true, default));
        });
    }
}
