using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.People;

namespace ServiceDesk.Tickets.Holding;

/// <summary>For how long the replies of whoever acts can be undone.</summary>
public sealed class ChooseUndo(DeskDb db, CatalogCache catalogs)
{
    /// <param name="seconds">One of <see cref="UndoSettings.Choices"/>; null: as long as usual in this installation.</param>
    /// <returns>False: whoever acts does not work here, or there is no such choice; nothing is saved then.</returns>
    public async Task<bool> RunAsync(Act act, int? seconds, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        if (seconds is { } chosen && !UndoSettings.Choices.Contains(chosen))
            return false;
        if (await db.People.SingleOrDefaultAsync(x => x.Id == act.PersonId, cancellation) is not { IsStaff: true } person)
            return false;
        person.UndoSeconds = seconds;
        await db.SaveChangesAsync(cancellation);
        catalogs.Forget(act.TenantId);
        return true;
    }
}
