using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;

namespace ServiceDesk.Tickets.SavedViews;

/// <summary>Takes a saved view out of the menu; no ticket changes.</summary>
public sealed class DeleteSavedView(DeskDb db, CatalogCache catalogs)
{
    /// <returns>False when there is no such view, or it is not for whoever acts to change.</returns>
    public async Task<bool> RunAsync(Act act, long viewId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        var catalog = await catalogs.GetAsync(db, cancellation);
        if (await db.SavedViews.SingleOrDefaultAsync(x => x.Id == viewId, cancellation) is not { } view || !view.MayBeChangedBy(act, catalog.Groups))
            return false;
        db.Remove(view);
        await db.SaveChangesAsync(cancellation);
        catalogs.Forget(act.TenantId);
        return true;
    }
}
