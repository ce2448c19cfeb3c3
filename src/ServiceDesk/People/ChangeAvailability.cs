using Microsoft.EntityFrameworkCore;
using NodaTime;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.Guides.Kinds;
using ServiceDesk.Tickets;

namespace ServiceDesk.People;

/// <summary>When and for what somebody can be given work.</summary>
/// <param name="AwayFrom">The first day of an absence; null, with a last day: from now on.</param>
/// <param name="AwayUntil">The last day of it; null: no absence.</param>
/// <param name="MostOpen">Open tickets beyond which nothing more is handed to them; null: as many as come.</param>
/// <param name="SkillIds">All that they can do.</param>
public sealed record Availability(DateOnly? AwayFrom, DateOnly? AwayUntil, int? MostOpen, IReadOnlyCollection<long> SkillIds)
{
    public const int HighestMostOpen = 9999;

    /// <summary>Days are those of the person's time zone.</summary>
    public static Availability Of(Person person, string timeZone, IReadOnlyCollection<long> skillIds)
    {
        ArgumentNullException.ThrowIfNull(person);
        var zone = DateTimeZoneProviders.Tzdb[timeZone];
        return new(Day(person.AwayFrom), Day(person.AwayUntil)?.AddDays(-1), person.MostOpen, skillIds);

        DateOnly? Day(DateTime? at) => at is { } instant ? Instant.FromDateTimeUtc(instant).InZone(zone).Date.ToDateOnly() : null;
    }
}

/// <summary>What came of a change to somebody's availability.</summary>
public enum AvailabilityOutcome
{
    Done = 1,

    /// <summary>There is no such member of staff, or one of the skills is not there.</summary>
    NotFound = 2,

    /// <summary>An absence ends on its first day or later, and has a last day.</summary>
    WrongDays = 3,

    /// <summary>The number of tickets is from 1 to <see cref="Availability.HighestMostOpen"/>.</summary>
    WrongNumber = 4,
}

/// <summary>Says when somebody is away, how much they can bear and what they can do: what work is handed out by.</summary>
public sealed class ChangeAvailability(DeskDb db, CatalogCache catalogs)
{
    public async Task<AvailabilityOutcome> RunAsync(Act act, long personId, Availability input, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(input);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await SettingsLock.TakeAsync(db, cancellation);
        var person = await db.People.SingleOrDefaultAsync(x => x.Id == personId, cancellation);
        if (person is not { IsStaff: true })
            return AvailabilityOutcome.NotFound;
        if (input.AwayFrom > input.AwayUntil || (input.AwayFrom is not null && input.AwayUntil is null))
            return AvailabilityOutcome.WrongDays;
        if (input.MostOpen is < 1 or > Availability.HighestMostOpen)
            return AvailabilityOutcome.WrongNumber;
        var skills = input.SkillIds.Distinct().ToList();
        if (await db.GuideEntries.CountAsync(x => x.Kind == SkillKind.Name && skills.Contains(x.Id), cancellation) < skills.Count)
            return AvailabilityOutcome.NotFound;
        var zone = DateTimeZoneProviders.Tzdb[person.TimeZone ?? db.Tenant.Info.TimeZone];
        (person.AwayFrom, person.AwayUntil, person.MostOpen) = (Start(input.AwayFrom), Start(input.AwayUntil?.AddDays(1)), input.MostOpen);
        var has = await db.PersonSkills.Where(x => x.PersonId == personId).ToListAsync(cancellation);
        db.RemoveRange(has.Where(x => !skills.Contains(x.SkillId)));
        db.AddRange(skills.Where(x => !has.Exists(skill => skill.SkillId == x)).Select(x => new PersonSkill { TenantId = act.TenantId, PersonId = personId, SkillId = x }));
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        catalogs.Forget(act.TenantId);
        return AvailabilityOutcome.Done;

        DateTime? Start(DateOnly? day) => day is { } date ? zone.AtStartOfDay(LocalDate.FromDateOnly(date)).ToDateTimeUtc() : null;
    }
}
