using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ServiceDesk.Tickets;

namespace ServiceDesk.Web.Areas.Staff.Shared;

/// <summary>Why something was not done to a ticket, in words for whoever asked for it.</summary>
internal static class TicketRefusal
{
    /// <returns>Null: it is no refusal but a failure.</returns>
    public static string? Of(Exception error, IStringLocalizer<Texts> L) => error switch
    {
        TicketRuleException e => L[e.Pattern, [.. e.Words]].Value,
        DbUpdateConcurrencyException => L["Somebody changed this ticket at the same moment. Look at the change, then try again."].Value,
        _ => null,
    };
}
