using ServiceDesk.Database;

namespace ServiceDesk.Calendars;

/// <summary>When a tenant works, under a name: deadlines and timers count in its time.</summary>
public sealed class Calendar : ITenantRow
{
    public const int NameLength = 80;
    public const int DefinitionLength = 20_000;

    private (string Definition, WorkingCalendar Calendar)? read;

    public long Id { get; private set; }
    public required int TenantId { get; init; }
    public required string Name { get; set; }

    /// <summary>As <see cref="CalendarFile"/> writes it.</summary>
    public required string Definition { get; set; }

    /// <summary>Counts where no other calendar is named; a tenant has one.</summary>
    public bool IsDefault { get; set; }
    public DateTime? ArchivedAt { get; set; }

    public WorkingCalendar Read()
    {
        if (read is not { } known || known.Definition != Definition)
            read = known = (Definition, CalendarFile.Read(Definition));
        return known.Calendar;
    }
}
