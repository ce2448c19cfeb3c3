using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.Escalation;
using ServiceDesk.Files;
using ServiceDesk.Intake;
using ServiceDesk.Outbox;
using ServiceDesk.Sending;
using ServiceDesk.Tenants;
using ServiceDesk.Tickets;
using ServiceDesk.Timers;
using ServiceDesk.Web.Tests.Permissions;

namespace ServiceDesk.Web.Tests.Areas.Staff.SupplierTickets;

/// <summary>Alpha, licensed to buy of suppliers, and beta; with what jobs do in between.</summary>
internal static class TwoDesks
{
    public static Task LicenseAsync(WebDesk desk) => RoleDesk.LicenseAsync(desk, new(LicencePackage.Wholesale, null, null));

    /// <summary>Through the pages of both.</summary>
    public static async Task LinkAsync(WebDesk desk)
    {
        await LicenseAsync(desk);
        using var ada = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        using var bob = await desk.BrowserAsync(desk.Beta, desk.Beta.Administrator);
        await ada.SubmitAsync(await ada.GetAsync("admin/suppliers"), ".settings-form", new() { ["Form.Slug"] = "beta" });
        await CrossAsync(desk);
        await bob.SubmitAsync(await bob.GetAsync("admin/suppliers"), "form[action$=acceptance]");
        await CrossAsync(desk);
    }

    /// <summary>Hands over what waits, until nothing does.</summary>
    public static async Task CrossAsync(WebDesk desk)
    {
        for (var round = 0; round < 10; round++)
        {
            var due = await desk.ReadAsync(desk.Alpha, db => db.DueWork.AsNoTracking().Where(x => x.Kind == WorkKind.Cross).ToListAsync());
            if (due.Count == 0)
                return;
            foreach (var rows in due.GroupBy(x => x.TenantId))
            {
                await using var scope = (await desk.Services.GetRequiredService<TenantScopes>().EnterAsync(rows.Key, default))!.Value;
                await scope.ServiceProvider.GetRequiredService<DeliverCrossings>().RunAsync([.. rows.Select(x => x.Key)], default);
            }
        }
        Assert.Fail("What goes to and fro does not end.");
    }

    /// <returns>The number of the ticket that the mail is in.</returns>
    public static Task<int> ReceiveAsync(WebDesk desk, WebTenant tenant, string mail) => desk.InAsync(tenant, async scope =>
    {
        var db = scope.GetRequiredService<DeskDb>();
        var key = $"{Guid.NewGuid():N}";
        var mailbox = await db.Mailboxes.SingleAsync(x => x.IsDefault);
        await scope.GetRequiredService<Journal>().TakeAsync(key, mailbox.Id, [mailbox.Address], new MemoryStream(Encoding.UTF8.GetBytes(mail.ReplaceLineEndings("\r\n"))), default);
        var id = await db.Journal.Where(x => x.Key == key).Select(x => x.Id).SingleAsync();
        db.ChangeTracker.Clear();
        await scope.GetRequiredService<PlaceMail>().RunAsync([id], default);
        return await db.Journal.Where(x => x.Id == id).Select(x => x.Ticket!.Number).SingleAsync();
    });

    /// <summary>Sends what waits.</summary>
    /// <returns>The mails of a kind, as they went.</returns>
    public static async Task<IReadOnlyList<string>> SendAsync(WebDesk desk, WebTenant tenant, OutboxKind kind)
    {
        var keys = await desk.ReadAsync(tenant, db => db.Outbox.Where(x => x.State == OutboxState.Queued).Select(x => x.Id).ToListAsync());
        foreach (var key in keys)
            await desk.InAsync(tenant, scope => scope.GetRequiredService<DeliverMail>().RunAsync([key], default));
        return await desk.InAsync(tenant, async scope =>
        {
            var files = await scope.GetRequiredService<DeskDb>().Outbox.Where(x => keys.Contains(x.Id) && x.Kind == kind).OrderBy(x => x.CreatedAt).Select(x => x.RawFile!).ToListAsync();
            var mails = new List<string>();
            foreach (var file in files)
            {
                using var reader = new StreamReader(scope.GetRequiredService<IFileStore>().Open(tenant.Info.Id, file));
                mails.Add(await reader.ReadToEndAsync());
            }
            return mails;
        });
    }

    /// <summary>The newest ticket that came from the other desk.</summary>
    public static Task<int> NewestAtBetaAsync(WebDesk desk) => desk.ReadAsync(desk.Beta, db =>
        db.Tickets.Where(x => x.Requester!.RepresentsTenantId != null).OrderByDescending(x => x.Id).Select(x => x.Number).FirstAsync());
}
