using Microsoft.AspNetCore.Mvc;
using ServiceDesk.Access;
using ServiceDesk.Tickets.Lists;
using ServiceDesk.Web.Areas.Staff.Tickets;
using ServiceDesk.Web.SignIn;

namespace ServiceDesk.Web.Areas.Staff.Columns;

/// <summary>The columns of one's own lists.</summary>
public sealed class ListColumnsController(ChooseColumns use) : StaffController
{
    /// <param name="query">The list to go back to.</param>
    /// <param name="columns">In their order.</param>
    /// <param name="usual">Those that lists have where nobody chose, instead.</param>
    [HttpPost("staff/list-columns"), Needs(Right.Ticketing)]
    public async Task<ActionResult> Update(ListQuery query, TicketColumn[]? columns, bool usual)
    {
        ArgumentNullException.ThrowIfNull(query);
        await use.RunAsync(Act, usual ? [] : columns ?? [], Cancellation);
        return LocalRedirect(query.Address(Url.Content("~/staff/tickets")));
    }
}
