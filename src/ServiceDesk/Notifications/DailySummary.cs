using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.Timers;

namespace ServiceDesk.Notifications;

/// <summary>At which hour of their day a member of staff gets a mail about the day before, and for which day they last got one.</summary>
/// <remarks>
/// While it is on there is one due row (<see cref="WorkKind.WriteSummary"/>) for the next one. Whoever takes that away writes the mail
/// and the due row of the day after, in one transaction: once a day, whichever node dies.
/// </remarks>
public sealed class DailySummary : ITenantRow
{
    /// <summary>The key of its due row.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required int TenantId { get; init; }
    public required long PersonId { get; init; }

    /// <summary>0 to 23, in the person's time zone; null: none is wished.</summary>
    public int? Hour { get; set; }

    /// <summary>The person's day of the last one: another hour does not bring a second one.</summary>
    public DateOnly? SentOn { get; set; }

    /// <summary>The next one that is due.</summary>
    /// <exception cref="InvalidOperationException">None is wished.</exception>
    internal DueWork Next(DateTime now, TimeZoneInfo zone)
    {
        var hour = Hour ?? throw new InvalidOperationException($"The daily summary of person {PersonId} is off: it has no hour to be due at.");
        var local = TimeZoneInfo.ConvertTimeFromUtc(now, zone);
        var day = DateOnly.FromDateTime(local);
        if (local.TimeOfDay >= TimeSpan.FromHours(hour) || SentOn >= day)
            day = day.AddDays(1);
        var at = day.ToDateTime(new TimeOnly(hour, 0), DateTimeKind.Unspecified);
        // The hour that a day in spring lacks.
        if (zone.IsInvalidTime(at))
            at = at.AddHours(1);
        return new() { Key = Id, TenantId = TenantId, Kind = WorkKind.WriteSummary, DueAt = TimeZoneInfo.ConvertTimeToUtc(at, zone) };
    }

    /// <summary>The person's own zone, else the tenant's.</summary>
    internal static TimeZoneInfo ZoneOf(Person person, TenantInfo tenant) =>
        person.TimeZone is { } own && TimeZoneInfo.TryFindSystemTimeZoneById(own, out var zone) ? zone : tenant.Zone;
}

internal sealed class DailySummaryTable : IEntityTypeConfiguration<DailySummary>
{
    public void Configure(EntityTypeBuilder<DailySummary> table)
    {
        table.ToTable("DailySummaries");
        table.Property(x => x.Id).ValueGeneratedNever();
        table.HasOne<Person>().WithMany().HasForeignKey(x => x.PersonId);
        table.HasIndex(x => new { x.TenantId, x.PersonId }).IsUnique();
    }
}
