using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;

namespace ServiceDesk.Tickets;

/// <summary>How many active tickets there are, as the menu shows them.</summary>
public sealed record MenuCounts(IReadOnlyDictionary<long, int> ByQueue, int Mine, int Unassigned, int All);

/// <summary>Sums the kept counts; no ticket is counted for it.</summary>
public sealed class QueueCounts(DeskDb db)
{
    public async Task<MenuCounts> GetAsync(Act act, CancellationToken cancellation)
    {
        var sums = await Sums().ToListAsync(cancellation);
        return new(
            sums.GroupBy(x => x.QueueId).ToDictionary(x => x.Key, x => x.Sum(sum => sum.Count)),
            sums.Where(x => x.AssigneeId == act.PersonId).Sum(x => x.Count),
            sums.Where(x => x.AssigneeId is null).Sum(x => x.Count),
            sums.Sum(x => x.Count));
    }

    internal sealed record PlaceCount(long QueueId, long? AssigneeId, int Count);

    internal IQueryable<PlaceCount> Sums() => db.Tally
        .GroupBy(x => new { x.QueueId, x.AssigneeId })
        .Select(x => new PlaceCount(x.Key.QueueId, x.Key.AssigneeId, x.Sum(change => change.Change)));
}
