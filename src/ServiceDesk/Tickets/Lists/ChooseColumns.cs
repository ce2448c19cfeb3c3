using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.People;

namespace ServiceDesk.Tickets.Lists;

/// <summary>Gives the lists of whoever acts other columns; those of views that have their own stay.</summary>
public sealed class ChooseColumns(DeskDb db, CatalogCache catalogs)
{
    /// <param name="columns">None: the usual ones.</param>
    public async Task RunAsync(Act act, IEnumerable<TicketColumn> columns, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        var person = await db.People.SingleAsync(x => x.Id == act.PersonId, cancellation);
        person.ListColumns = ListColumns.Of(columns) is { } chosen && !chosen.SequenceEqual(ListColumns.Usual) ? ListColumns.Write(chosen) : null;
        await db.SaveChangesAsync(cancellation);
        catalogs.Forget(act.TenantId);
    }
}
