using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ServiceDesk.Access;
using ServiceDesk.Tickets.Bulk;
using ServiceDesk.Web.Areas.Staff.Tickets;
using ServiceDesk.Web.SignIn;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Staff.Bulk;

/// <summary>Changes of several tickets of a list in one go, and the way back.</summary>
public sealed class TicketChangesController(ChangeTickets use, IStringLocalizer<Texts> L) : StaffController
{
    /// <param name="query">The list to go back to.</param>
    [HttpPost("staff/changes"), Needs(Right.Edit)]
    public async Task<ActionResult> Create(ListQuery query, BulkForm form)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(form);
        var problem = form.Numbers.Count == 0 ? L["No ticket was selected: tick those that are to be changed."]
            : form.Numbers.Distinct().Count() > ChangeTickets.Most ? L["{0} tickets were selected; at most {1} are changed in one go.", form.Numbers.Count, ChangeTickets.Most]
            : !ModelState.IsValid || form.Input.IsEmpty ? L["Nothing was chosen: say what the selected tickets are to get."]
            : null;
        if (problem is not null)
        {
            this.AddFlash(problem, FlashKind.Problem);
            return Back(query with { Changed = null });
        }
        var change = await use.RunAsync(Act, [.. form.Numbers.Distinct()], form.Input, Cancellation);
        return Back(query with { Changed = change.Id });
    }

    [HttpPost("staff/changes/{id:long}/undo"), Needs(Right.Edit)]
    public async Task<ActionResult> Undo(long id, ListQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (await use.UndoAsync(Act, id, Cancellation) is not { } report)
            return NotFound();
        if (report.Refused.Count == 0)
            this.AddFlash(L["{0} tickets are as they were. What was changed since stays.", report.Done.Count]);
        else
            this.AddFlash(
                L["{0} tickets are as they were, {1} are not: {2}", report.Done.Count, report.Refused.Count, string.Join(" ", report.Refused.Select(x => $"#{x.Number}: {L[x.Pattern, [.. x.Words]]}"))],
                FlashKind.Problem);
        return Back(query with { Changed = null });
    }

    private LocalRedirectResult Back(ListQuery query) => LocalRedirect(query.Address(Url.Content("~/staff/tickets")));
}
