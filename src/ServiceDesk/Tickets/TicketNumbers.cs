using ServiceDesk.Database;

namespace ServiceDesk.Tickets;

/// <summary>Gives the numbers of new tickets, inside the transaction that saves them.</summary>
public sealed class TicketNumbers(DeskDb db)
{
    private int next;
    private int reserved;

    /// <summary>Takes as many numbers at once as tickets will be opened in this transaction, each of which then has to be used.</summary>
    public async Task ReserveAsync(int count, CancellationToken cancellation)
    {
        if (count > 0)
            (next, reserved) = (await TicketCounter.TakeAsync(db, count, cancellation) - count + 1, count);
    }

    public async ValueTask<int> NextAsync(CancellationToken cancellation)
    {
        if (reserved == 0)
            return await TicketCounter.TakeAsync(db, 1, cancellation);
        reserved--;
        return next++;
    }
}
