using ServiceDesk.Tickets;

namespace ServiceDesk.Database.Bulk;

/// <summary>Saves tickets as every use case does, some at a time: slow, and right for any database.</summary>
internal sealed class TrackedTicketBulk(DeskDb db) : TicketBulk(db)
{
    private const int AtOnce = 200;

    protected override async Task SaveAsync(IReadOnlyList<Ticket> tickets, CancellationToken cancellation)
    {
        foreach (var some in tickets.Chunk(AtOnce))
        {
            Db.ChangeTracker.Clear();
            Db.AttachRange(some.SelectMany(x => x.Messages).Select(x => x.Author)
                .Concat(some.Select(x => x.Requester!)).Concat(some.SelectMany(x => x.Participants).Select(x => x.Person)).Distinct());
            Db.AttachRange(some.SelectMany(x => x.Tags).Select(x => x.Tag).Distinct());
            Db.AddRange(some);
            await Db.SaveChangesAsync(cancellation);
        }
        Db.ChangeTracker.Clear();
    }

    public override Task FinishAsync(CancellationToken cancellation) => Task.CompletedTask;
}
