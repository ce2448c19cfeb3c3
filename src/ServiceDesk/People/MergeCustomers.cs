using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Partners;
using ServiceDesk.Services;
using ServiceDesk.Systems;
using ServiceDesk.Tickets;

namespace ServiceDesk.People;

/// <summary>What came of making one customer of two.</summary>
public enum MergeOutcome
{
    Done = 1,

    /// <summary>One of them does not exist, or the right is missing.</summary>
    NotFound = 2,

    /// <summary>They are one and the same.</summary>
    Same = 3,

    /// <summary>Their notes together are longer than a note may be (<see cref="Customer.NoteLength"/>).</summary>
    NotesTooLong = 4,
}

/// <summary>What goes over when a customer is merged into another one.</summary>
/// <param name="Tickets">Those in the trash too.</param>
/// <param name="Others">Contracts, services and systems.</param>
public sealed record MergeReport(Customer From, Customer Into, int Tickets, int People, int Others)
{
    /// <summary>The mail domain that no customer has any more; it is written into the note.</summary>
    public string? LostDomain => Into.MailDomain is not null && From.MailDomain != Into.MailDomain ? From.MailDomain : null;
}

/// <summary>Makes one customer of two that are one (E2): all that belongs to the first goes over to the second, then the first is gone. There is no way back.</summary>
public sealed class MergeCustomers(DeskDb db)
{
    /// <returns>What would go over; null when one of them does not exist.</returns>
    public async Task<MergeReport?> LookAsync(Act act, long fromId, long intoId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        if (!act.Allows(Right.Settings) || await FindAsync(fromId, cancellation) is not { } from || await FindAsync(intoId, cancellation) is not { } into)
            return null;
        return new(
            from, into,
            await db.Tickets.IgnoreQueryFilters([Ticket.TrashFilter]).CountAsync(x => x.CustomerId == fromId, cancellation),
            await db.People.CountAsync(x => x.CustomerId == fromId, cancellation),
            await db.Contracts.CountAsync(x => x.CustomerId == fromId, cancellation)
            + await db.Services.CountAsync(x => x.CustomerId == fromId, cancellation)
            + await db.Systems.CountAsync(x => x.CustomerId == fromId, cancellation));
    }

    public async Task<MergeOutcome> RunAsync(Act act, long fromId, long intoId, CancellationToken cancellation)
    {
        if (await LookAsync(act, fromId, intoId, cancellation) is null)
            return MergeOutcome.NotFound;
        if (fromId == intoId)
            return MergeOutcome.Same;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await SettingsLock.TakeAsync(db, cancellation);
        if (await FindAsync(fromId, cancellation) is not { } from || await FindAsync(intoId, cancellation) is not { } into)
            return MergeOutcome.NotFound;
        if (NoteOf(from, into) is { Length: > Customer.NoteLength })
            return MergeOutcome.NotesTooLong;
        if (await StandsBelowAsync(into, from, cancellation))
            into.ParentId = from.ParentId;
        (into.Note, into.AccountContactId) = (NoteOf(from, into), into.AccountContactId ?? from.AccountContactId);
        var domain = into.MailDomain ?? from.MailDomain;
        await RowReferences.MoveAsync<Customer>(db, fromId, intoId, cancellation);
        // One of them may have served the other.
        foreach (var link in await db.PartnerLinks.Where(x => x.PartnerId == intoId && x.CustomerId == intoId && x.EndedAt == null).ToListAsync(cancellation))
            link.EndedAt = act.At;
        into.MailDomain = domain;
        db.Remove(from);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return MergeOutcome.Done;
    }

    private Task<Customer?> FindAsync(long id, CancellationToken cancellation) => db.Customers.SingleOrDefaultAsync(x => x.Id == id, cancellation);

    private static string? NoteOf(Customer from, Customer into)
    {
        var lost = from.MailDomain is { } domain && into.MailDomain is { } kept && domain != kept ? "@" + domain : null;
        string?[] parts = [into.Note, from.Note, lost];
        return parts.Any(x => x is not null) ? string.Join("\n\n", parts.OfType<string>()) : null;
    }

    private async Task<bool> StandsBelowAsync(Customer lower, Customer upper, CancellationToken cancellation)
    {
        var above = lower.ParentId;
        while (above is { } id && id != upper.Id)
            above = await db.Customers.Where(x => x.Id == id).Select(x => x.ParentId).SingleAsync(cancellation);
        return above is not null;
    }
}
