using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDesk.Database;
using ServiceDesk.People;

namespace ServiceDesk.Tickets.Bulk;

/// <summary>A change of several tickets in one go, kept for a while so that it can be undone.</summary>
public sealed class BulkChange : ITenantRow
{
    /// <summary>Longer than anybody waits to undo something.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(1);

    public long Id { get; private set; }
    public required int TenantId { get; init; }

    /// <summary>Who changed them, and alone may undo it.</summary>
    public required long PersonId { get; init; }
    public required DateTime At { get; init; }

    /// <summary>A <see cref="BulkReport"/> as JSON.</summary>
    public required string Report { get; init; }

    /// <summary>Null: it was not undone.</summary>
    public DateTime? UndoneAt { get; set; }

    public BulkReport Read() => JsonSerializer.Deserialize<BulkReport>(Report) ?? new([], []);
}

/// <summary>What came of a change of several tickets.</summary>
public sealed record BulkReport(IReadOnlyList<BulkLine> Done, IReadOnlyList<BulkRefusal> Refused)
{
    public string Write() => JsonSerializer.Serialize(this);
}

/// <summary>A ticket that was changed: how it stood before and how it stood then.</summary>
public sealed record BulkLine(int Number, BulkState Before, BulkState After);

/// <summary>A ticket that stayed as it was, and why.</summary>
/// <param name="Pattern">English, with places for the words; the page translates it.</param>
public sealed record BulkRefusal(int Number, string Pattern, IReadOnlyList<string> Words);

/// <summary>What of a ticket is changed in bulk. Zero: nobody, no group.</summary>
public sealed record BulkState(long StatusId, long AssigneeId, long GroupId, long QueueId, long PriorityId, IReadOnlyList<string> Tags)
{
    public static BulkState Of(Ticket ticket)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        return new(
            ticket.StatusId, ticket.AssigneeId ?? 0, ticket.GroupId ?? 0, ticket.QueueId, ticket.PriorityId,
            ticket.TagText.Split(", ", StringSplitOptions.RemoveEmptyEntries));
    }

    public bool IsAs(BulkState other) => this with { Tags = [] } == other with { Tags = [] } && Tags.SequenceEqual(other.Tags);
}

internal sealed class BulkChangeTable : IEntityTypeConfiguration<BulkChange>
{
    public void Configure(EntityTypeBuilder<BulkChange> table)
    {
        table.ToTable("BulkChanges");
        table.HasOne<Person>().WithMany().HasForeignKey(x => x.PersonId);
        table.HasIndex(x => new { x.TenantId, x.PersonId, x.At });
    }
}
