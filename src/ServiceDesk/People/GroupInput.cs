using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;

namespace ServiceDesk.People;

/// <summary>What came of a change to a group.</summary>
public enum GroupOutcome
{
    Done = 1,

    /// <summary>There is no such group, or one of the members does not work here.</summary>
    NotFound = 2,

    /// <summary>Another group has the name, perhaps an archived one.</summary>
    NameTaken = 3,
}

/// <summary>What a group is to be.</summary>
/// <param name="MainPersonId">Becomes a member too.</param>
/// <param name="Distribution">How its work finds somebody.</param>
/// <param name="IsTriage">It takes what nobody placed; whichever group did so before no longer does.</param>
public sealed record GroupInput(
    string Name, IReadOnlyCollection<long> MemberIds, long? MainPersonId, Distribution Distribution = Distribution.Nobody, bool IsTriage = false)
{
    /// <summary>Everybody who is to belong to it.</summary>
    internal HashSet<long> People => MainPersonId is { } main ? [.. MemberIds, main] : [.. MemberIds];

    /// <summary>A tenant has one triage.</summary>
    internal async Task TakeOverTriageAsync(DeskDb db, Group group, CancellationToken cancellation)
    {
        if (IsTriage)
            foreach (var former in await db.Groups.Where(x => x.IsTriage && x.Id != group.Id).ToListAsync(cancellation))
                former.IsTriage = false;
        (group.Distribution, group.IsTriage) = (Distribution, IsTriage);
    }

    internal async Task<GroupOutcome> CheckAsync(DeskDb db, long? groupId, CancellationToken cancellation)
    {
        var (name, people) = (Name.Trim(), People);
        if (await db.Groups.AnyAsync(x => x.Name == name && x.Id != groupId, cancellation))
            return GroupOutcome.NameTaken;
        var staff = await db.People.CountAsync(x => people.Contains(x.Id) && x.StaffSince != null && x.StaffUntil == null, cancellation);
        return staff == people.Count ? GroupOutcome.Done : GroupOutcome.NotFound;
    }
}
