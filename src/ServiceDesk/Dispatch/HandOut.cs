using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.People;
using ServiceDesk.Tickets;

namespace ServiceDesk.Dispatch;

/// <summary>
/// Finds who of a group gets a ticket that was given to the group (C4, I5). Who is away, or has as much as they can bear, is passed
/// over; those who have the skills that the ticket needs go before all others.
/// </summary>
public sealed class HandOut(DeskDb db)
{
    /// <param name="group">With its members.</param>
    /// <param name="way">The group’s own, or another one.</param>
    /// <param name="skills">What the ticket needs; the main person gets it whatever it needs.</param>
    /// <param name="catalog">Knows the people.</param>
    /// <param name="at">Now.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>
    /// No person where the group's work waits to be taken, or nobody can take it; and whether whoever gets it has the skills.
    /// </returns>
    public async Task<(Person? Person, bool HasSkills)> FindAsync(
        Group group, Distribution way, IReadOnlyList<GuideEntry> skills, Catalog catalog, DateTime at, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(skills);
        ArgumentNullException.ThrowIfNull(catalog);
        if (way == Distribution.Nobody)
            return (null, true);
        if (way == Distribution.MainPerson)
            return (catalog.ActiveStaff(group.MainPersonId) is { } main && !main.IsAway(at) ? main : null, true);
        var present = group.Members.Select(x => catalog.ActiveStaff(x.PersonId)).OfType<Person>().Where(x => !x.IsAway(at)).ToDictionary(x => x.Id);
        var open = await OpenOfAsync([.. present.Keys], cancellation);
        var free = present.Keys.Where(x => present[x].MostOpen is not { } most || open.GetValueOrDefault(x) < most).ToHashSet();
        var able = skills.Count == 0 ? free : await AbleAsync(free, skills, cancellation);
        var chosen = able.Count > 0 ? able : free;
        if (chosen.Count == 0)
            return (null, true);
        var personId = way == Distribution.LeastOpen
            ? chosen.OrderBy(x => open.GetValueOrDefault(x)).ThenBy(x => x).First()
            : await TakeTurnAsync(group, chosen, at, cancellation);
        return (personId is { } id ? present[id] : null, able.Count > 0);
    }

    private async Task<long?> TakeTurnAsync(Group group, HashSet<long> chosen, DateTime at, CancellationToken cancellation)
    {
        var members = await db.GroupMembers.Where(x => x.GroupId == group.Id).ToListAsync(cancellation);
        var next = members.Where(x => chosen.Contains(x.PersonId)).OrderBy(x => x.TurnAt ?? DateTime.MinValue).ThenBy(x => x.PersonId).FirstOrDefault();
        if (next is null)
            return null;
        // Several in one batch have the same time: each turn is later than the last.
        var last = members.Max(x => x.TurnAt);
        next.TurnAt = last >= at ? last.Value.AddMicroseconds(1) : at;
        return next.PersonId;
    }

    private async Task<HashSet<long>> AbleAsync(HashSet<long> people, IReadOnlyList<GuideEntry> skills, CancellationToken cancellation)
    {
        var needed = skills.Select(x => x.Id).ToList();
        var has = await db.PersonSkills.Where(x => people.Contains(x.PersonId) && needed.Contains(x.SkillId)).Select(x => x.PersonId).ToListAsync(cancellation);
        return [.. has.CountBy(x => x).Where(x => x.Value == needed.Count).Select(x => x.Key)];
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
