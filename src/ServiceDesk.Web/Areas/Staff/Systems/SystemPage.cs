using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.Services;
using ServiceDesk.Systems;
using ServiceDesk.Tickets;
using ServiceDesk.Tickets.Filters;
using ServiceDesk.Tickets.Lists;
using ServiceDesk.Web.Areas.Staff.Shared;

namespace ServiceDesk.Web.Areas.Staff.Systems;

/// <summary>Reads what the page of a system shows.</summary>
public sealed class SystemPage(DeskDb db, CatalogCache catalogs, QueueCounts counts, TicketList tickets)
{
    private const int TicketsShown = 25;

    /// <returns>Null when there is no such customer.</returns>
    public async Task<ShowModel?> NewAsync(Act act, long customerId, SystemForm form, CancellationToken cancellation) =>
        await db.Customers.AsNoTracking().SingleOrDefaultAsync(x => x.Id == customerId, cancellation) is { } customer
            ? new(customer, null, form, await ServicesAsync(customerId, null, cancellation), TicketListPage.Empty, null, await SidebarAsync(act, cancellation))
            : null;

    /// <param name="form">What was filled in; null: what is saved.</param>
    /// <param name="made">A link or a token, to be shown this once; null: none.</param>
    /// <returns>Null when there is no such system.</returns>
    public async Task<ShowModel?> FindAsync(Act act, long id, SystemForm? form, MadeSecret? made, CancellationToken cancellation)
    {
        if (await db.Systems.AsNoTracking().Include(x => x.Customer).SingleOrDefaultAsync(x => x.Id == id, cancellation) is not { } system)
            return null;
        var its = TicketFilter.Of(new ChoiceTerm(ChoiceField.System, [id]), new StateTerm(TicketState.All));
        return new(
            system.Customer!, system, form ?? SystemForm.Of(system), await ServicesAsync(system.CustomerId, system.ServiceId, cancellation),
            await tickets.PageAsync(act, its, null, cancellation, TicketsShown), made, await SidebarAsync(act, cancellation));
    }

    private Task<List<Service>> ServicesAsync(long customerId, long? own, CancellationToken cancellation) => db.Services.AsNoTracking()
        .Where(x => x.CustomerId == customerId && (x.ArchivedAt == null || x.Id == own)).OrderBy(x => x.Name).ThenBy(x => x.Id).ToListAsync(cancellation);

    private async Task<Sidebar> SidebarAsync(Act act, CancellationToken cancellation) =>
        new(await counts.GetAsync(act, cancellation), await catalogs.GetAsync(db, cancellation), Sidebar.Customers);
}
