using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Dispatch;
using ServiceDesk.People;
using ServiceDesk.Services;
using ServiceDesk.Tickets;

namespace ServiceDesk.Systems;

/// <summary>What a system, or whoever stands in front of it, has to say.</summary>
/// <param name="Address">Whom answers go to; null: the customer's account contact.</param>
public sealed record SystemRequest(string Subject, string Text, string? Name, string? Address, IReadOnlyList<NewFile> Files);

/// <summary>Opens a ticket for a system: for its customer, about its service, in the name of whoever stands in front of it (P1).</summary>
public sealed class SubmitFromSystem(DeskDb db, PersonFinder people, OpenTicket open)
{
    /// <param name="system">As <see cref="SystemAccess"/> has found it.</param>
    /// <exception cref="TicketRuleException">The address is none, nobody is named and the customer has no account contact, or the ticket cannot be.</exception>
    public async Task<Ticket> RunAsync(CustomerSystem system, SystemRequest request, Door door, DateTime at, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(system);
        ArgumentNullException.ThrowIfNull(request);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var requester = await RequesterAsync(system, request, at, cancellation);
        if (requester.Id == 0)
            await db.SaveChangesAsync(cancellation);
        // Whoever writes at a system is known by nothing but their word: not even a member of staff is staff there.
        var act = Act.Of(requester, door, at) with { Role = null };
        var ticket = await open.PrepareAsync(act, new(request.Subject, new(request.Text), requester) { System = system, Files = request.Files }, cancellation);
        if (system.Service is { ArchivedAt: null } service)
            db.Add(new ServiceLink { TenantId = act.TenantId, Ticket = ticket, Service = service });
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return ticket;
    }

    private async Task<Person> RequesterAsync(CustomerSystem system, SystemRequest request, DateTime at, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(request.Address))
            return await db.People.SingleOrDefaultAsync(x => x.Id == system.Customer!.AccountContactId, cancellation)
                ?? throw new TicketRuleException("No mail address was named, and the customer has no account contact: whoever shall get the answer was expected.");
        var address = request.Address.Trim();
        return PersonFinder.IsAddress(address)
            ? await people.FindOrAddAsync(request.Name, address, at, cancellation)
            : throw new TicketRuleException("“{0}” is no mail address; one such as name@example.org was expected.", address);
    }
}
