using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;

namespace ServiceDesk.Tickets.Corrections;

/// <summary>Says how an entry of a ticket's history should read (I8). The entry itself stays, and is shown struck through beside it.</summary>
public sealed class CorrectFact(DeskDb db)
{
    public const int Length = HistoryEntry.ValueLength;

    /// <param name="entryId">An entry of the history that is no correction itself. A later correction takes the place of an earlier one.</param>
    /// <returns>The ticket's number; null when the person who acts has no such entry to correct.</returns>
    public async Task<int?> RunAsync(Act act, long entryId, string words, string? why, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(words);
        if (!act.IsStaff)
            return null;
        var entry = await db.History.SingleOrDefaultAsync(x => x.Id == entryId && x.Fact != Fact.FactCorrected, cancellation);
        if (entry is null || await act.TicketsFor(db, Right.Edit).SingleOrDefaultAsync(x => x.Id == entry.TicketId, cancellation) is not { } ticket)
            return null;
        ticket.CorrectFact(act with { Why = why }, entry.Id.ToString(CultureInfo.InvariantCulture), words);
        await db.SaveChangesAsync(cancellation);
        return ticket.Number;
    }
}
