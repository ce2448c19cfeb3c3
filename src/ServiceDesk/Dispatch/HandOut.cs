using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.Tickets;

namespace ServiceDesk.Dispatch;

/// <summary>Finds who of a group gets a ticket that was given to the group (C4, I5). Who is away, or has as much as they can bear, is passed over.</summary>
public sealed class HandOut(DeskDb db)
{
    /// <returns>Null where the group's work waits to be taken, or nobody can take it.</returns>
    public Task<Person?> FindAsync(Group group, Catalog catalog, DateTime at, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(group);
        return FindAsync(group, group.Distribution, catalog, at, cancellation);
    }

    /// <summary>Finds somebody in another way than the group's own.</summary>
    /// <returns>Null where nobody can take it.</returns>
    public async Task<Person?> FindAsync(Group group, Distribution distribution, Catalog catalog, DateTime at, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(catalog);
        if (distribution == Distribution.Nobody)
            return null;
        if (distribution == Distribution.MainPerson)
            return catalog.ActiveStaff(group.MainPersonId) is { } main && !main.IsAway(at) ? main : null;
        var present = group.Members.Select(x => catalog.ActiveStaff(x.PersonId)).OfType<Person>().Where(x => !x.IsAway(at)).ToDictionary(x => x.Id);
        var open = await OpenOfAsync([.. present.Keys], cancellation);
        var free = present.Keys.Where(x => present[x].MostOpen is not { } most || open.GetValueOrDefault(x) < most).ToHashSet();
        if (free.Count == 0)
            return null;
        if (distribution == Distribution.LeastOpen)
            return present[free.OrderBy(x => open.GetValueOrDefault(x)).ThenBy(x => x).First()];
        var members = await db.GroupMembers.Where(x => x.GroupId == group.Id).ToListAsync(cancellation);
        var next = members.Where(x => free.Contains(x.PersonId)).OrderBy(x => x.TurnAt ?? DateTime.MinValue).ThenBy(x => x.PersonId).FirstOrDefault();
        if (next is null)
            return null;
        // Several in one batch have the same time: each turn is later than the last.
        var last = members.Max(x => x.TurnAt);
        next.TurnAt = last >= at ? last.Value.AddMicroseconds(1) : at;
        return present[next.PersonId];
    }

    // Those that this save will add count too, or a batch would give all to one.
    private async Task<Dictionary<long, int>> OpenOfAsync(IReadOnlyCollection<long> people, CancellationToken cancellation)
    {
        var open = await db.Tickets.Where(x => x.IsActive && x.AssigneeId != null && people.Contains(x.AssigneeId.Value))
            .GroupBy(x => x.AssigneeId!.Value).Select(x => new { x.Key, Count = x.Count() }).ToDictionaryAsync(x => x.Key, x => x.Count, cancellation);
        foreach (var ticket in db.ChangeTracker.Entries<Ticket>().Where(x => x.State == EntityState.Added).Select(x => x.Entity))
            if (ticket is { AssigneeId: { } person, IsActive: true })
                open[person] = open.GetValueOrDefault(person) + 1;
        return open;
    }
}
