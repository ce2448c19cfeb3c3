using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Tickets;

namespace ServiceDesk.Macros;

/// <summary>Takes a macro out of the menus, or puts it back.</summary>
public sealed class ArchiveMacro(DeskDb db, CatalogCache catalogs)
{
    /// <param name="act">Who.</param>
    /// <param name="macroId">Which.</param>
    /// <param name="archived">False: it is used again.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>False when there is no such macro, or it is not for whoever acts to change.</returns>
    public async Task<bool> RunAsync(Act act, long macroId, bool archived, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        var catalog = await catalogs.GetAsync(db, cancellation);
        if (await db.Macros.SingleOrDefaultAsync(x => x.Id == macroId, cancellation) is not { } macro || !macro.MayBeChangedBy(act, catalog.Groups))
            return false;
        if (archived == macro.ArchivedAt is not null)
            return true;
        macro.ArchivedAt = archived ? act.At : null;
        await db.SaveChangesAsync(cancellation);
        catalogs.Forget(act.TenantId);
        return true;
    }
}
