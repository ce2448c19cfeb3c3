using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.Installation;
using ServiceDesk.Intake;
using ServiceDesk.Outbox;
using ServiceDesk.Quotas;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Admin.Overview;

/// <summary>What an administrator should know of first.</summary>
public sealed class OverviewController(DeskDb db, ChangeOperators operators, PageFrame frame) : AdminController
{
    private static readonly TimeSpan Recently = TimeSpan.FromDays(7);

    [HttpGet("admin")]
    public async Task<ViewResult> Index()
    {
        var since = Act.At - Recently;
        frame.IsOperator = await operators.IsOperatorAsync(Act.PersonId, Cancellation);
        return View(new IndexModel(
            await db.Mailboxes.AsNoTracking().Where(x => x.FailingSince != null && x.ArchivedAt == null)
                .Select(x => new FailingMailbox(x.Id, x.Name, x.FailingSince!.Value, x.LastError)).ToListAsync(Cancellation),
            await db.Journal.CountAsync(x => x.State == JournalState.KeptAside, Cancellation),
            await db.Outbox.CountAsync(x => x.CreatedAt > since && x.State == OutboxState.Failed, Cancellation),
            await db.Outbox.CountAsync(x => x.CreatedAt > since && x.State == OutboxState.Withheld, Cancellation),
            await db.Outbox.AnyAsync(x => x.CreatedAt > since && x.Transport == OutboxRow.FileTransport, Cancellation),
            await db.TenantFigures.AsNoTracking().SingleOrDefaultAsync(x => x.TenantId == Act.TenantId, Cancellation) is { } figures ? figures.All(db.Tenant.Info.Quota) : []));
    }
}
