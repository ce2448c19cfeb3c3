using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDesk.Database;
using ServiceDesk.People;

namespace ServiceDesk.Tickets.Corrections;

/// <summary>What stood in a message before somebody corrected it (I8). Only ever added.</summary>
public sealed class MessageVersion : ITenantRow
{
    public const int WhyLength = HistoryEntry.WhyLength;

    public long Id { get; private set; }
    public required int TenantId { get; init; }
    public long MessageId { get; private set; }
    public required Message Message { get; init; }
    public required string Text { get; init; }
    public string? Html { get; init; }

    /// <summary>The whole text in the file store when it was longer than a row.</summary>
    public string? BodyFile { get; init; }

    /// <summary>Who corrected it, when (UTC) and why.</summary>
    public required long PersonId { get; init; }
    public required DateTime At { get; init; }
    public string? Why { get; init; }
}

internal sealed class MessageVersionTable : IEntityTypeConfiguration<MessageVersion>
{
    public void Configure(EntityTypeBuilder<MessageVersion> table)
    {
        table.ToTable("MessageVersions");
        table.Property(x => x.BodyFile).HasMaxLength(64);
        table.Property(x => x.Why).HasMaxLength(MessageVersion.WhyLength);
        table.HasOne(x => x.Message).WithMany().HasForeignKey(x => x.MessageId);
        table.HasOne<Person>().WithMany().HasForeignKey(x => x.PersonId);
        table.HasIndex(x => new { x.TenantId, x.MessageId });
    }
}

public static class CorrectionSets
{
    extension(DeskDb db)
    {
        public DbSet<MessageVersion> MessageVersions => db.Set<MessageVersion>();
    }
}
