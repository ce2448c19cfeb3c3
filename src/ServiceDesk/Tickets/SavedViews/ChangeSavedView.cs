using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;

namespace ServiceDesk.Tickets.SavedViews;

/// <summary>Gives a saved view another name, filter, look or readers.</summary>
public sealed class ChangeSavedView(DeskDb db, CatalogCache catalogs)
{
    public async Task<ViewOutcome> RunAsync(Act act, long viewId, SavedViewInput input, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(input);
        var catalog = await catalogs.GetAsync(db, cancellation);
        if (await db.SavedViews.SingleOrDefaultAsync(x => x.Id == viewId, cancellation) is not { } view || !view.MayBeChangedBy(act, catalog.Groups))
            return ViewOutcome.NotFound;
        if (input.Check(act, catalog) is var outcome and not ViewOutcome.Done)
            return outcome;
        input.ApplyTo(view, act);
        await db.SaveChangesAsync(cancellation);
        catalogs.Forget(act.TenantId);
        return ViewOutcome.Done;
    }
}
