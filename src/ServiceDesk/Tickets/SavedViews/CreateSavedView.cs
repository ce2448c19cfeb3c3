using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;

namespace ServiceDesk.Tickets.SavedViews;

/// <summary>Puts a filter into the menu of whoever acts, of a group of theirs, or of all staff.</summary>
public sealed class CreateSavedView(DeskDb db, CatalogCache catalogs)
{
    /// <summary>Of one person, of one group, and for all: each of their menus shows them.</summary>
    public const int Most = 30;

    /// <returns>The view's id; zero unless it is done.</returns>
    public async Task<(ViewOutcome Outcome, long Id)> RunAsync(Act act, SavedViewInput input, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(input);
        if (input.Check(act, await catalogs.GetAsync(db, cancellation)) is var outcome and not ViewOutcome.Done)
            return (outcome, 0);
        var view = new SavedView { TenantId = act.TenantId, Name = "", Filter = "" };
        input.ApplyTo(view, act);
        var (person, group) = (view.PersonId, view.GroupId);
        if (await db.SavedViews.CountAsync(x => x.PersonId == person && x.GroupId == group, cancellation) >= Most)
            return (ViewOutcome.TooMany, 0);
        db.Add(view);
        await db.SaveChangesAsync(cancellation);
        catalogs.Forget(act.TenantId);
        return (ViewOutcome.Done, view.Id);
    }
}
