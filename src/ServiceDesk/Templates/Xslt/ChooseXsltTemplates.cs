using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Tickets;

namespace ServiceDesk.Templates.Xslt;

/// <summary>Says which template computes the importance of tickets, and which one sets their timers: one of each kind at most.</summary>
public sealed class ChooseXsltTemplates(DeskDb db, CatalogCache catalogs)
{
    /// <param name="act">Of an administrator.</param>
    /// <param name="importanceId">Null: none computes it; what was computed stays.</param>
    /// <param name="timersId">Null: none sets any; what was set runs on.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>False when there is no such template of the kind; nothing is saved then.</returns>
    public async Task<bool> RunAsync(Act act, long? importanceId, long? timersId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await SettingsLock.TakeAsync(db, cancellation);
        var templates = await db.XsltTemplates.Where(x => x.ArchivedAt == null && x.Kind != XsltKind.Notification).ToListAsync(cancellation);
        foreach (var (kind, chosen) in new[] { (XsltKind.Importance, importanceId), (XsltKind.Timers, timersId) })
        {
            if (chosen is not null && !templates.Exists(x => x.Id == chosen && x.Kind == kind))
                return false;
            foreach (var template in templates.Where(x => x.Kind == kind))
                template.InUseSince = template.Id == chosen ? template.InUseSince ?? act.At : null;
        }
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        catalogs.Forget(act.TenantId);
        return true;
    }
}
