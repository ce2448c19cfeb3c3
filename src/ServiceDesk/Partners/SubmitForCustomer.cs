using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Dispatch;
using ServiceDesk.People;
using ServiceDesk.Systems;
using ServiceDesk.Tickets;

namespace ServiceDesk.Partners;

/// <summary>A partner's person opens a request for a customer of theirs: they are its requester, the customer's is the ticket (I14).</summary>
public sealed class SubmitForCustomer(DeskDb db, PortalSights sights, OpenTicket open)
{
    /// <param name="target">As <see cref="RequestTarget.Key"/> writes it.</param>
    /// <returns>Null when the person may not open requests for it.</returns>
    /// <exception cref="TicketRuleException">Subject, queue, or another attribute cannot be taken.</exception>
    public async Task<Ticket?> RunAsync(Act act, string target, NewTicket input, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(input);
        var sight = await sights.OfAsync(act.PersonId, cancellation);
        if (sight.Partner is not { MaySubmit: true } partner || (await sights.TargetsAsync(partner, cancellation)).FirstOrDefault(x => x.Key == target) is not { } chosen)
            return null;
        return await open.RunAsync(act, input with
        {
            Customer = await db.Customers.SingleAsync(x => x.Id == chosen.CustomerId, cancellation),
            System = chosen.SystemId is { } system ? await db.Systems.SingleAsync(x => x.Id == system, cancellation) : null,
            Partner = partner.Name,
        }, cancellation);
    }
}
