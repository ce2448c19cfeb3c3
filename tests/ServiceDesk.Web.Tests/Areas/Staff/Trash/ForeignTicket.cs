using Microsoft.EntityFrameworkCore;
using ServiceDesk.Tickets;

namespace ServiceDesk.Web.Tests.Areas.Staff.Trash;

/// <summary>A ticket of beta's whose number alpha has not.</summary>
internal static class ForeignTicket
{
    public static async Task<Ticket> OpenAsync(WebDesk desk)
    {
        Ticket foreign;
        do
            foreign = await desk.OpenTicketAsync(desk.Beta);
        while (await desk.ReadAsync(desk.Alpha, db => db.Tickets.IgnoreQueryFilters([Ticket.TrashFilter]).AnyAsync(x => x.Number == foreign.Number)));
        return foreign;
    }
}
