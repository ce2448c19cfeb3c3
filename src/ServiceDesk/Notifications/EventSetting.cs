using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDesk.Database;
using ServiceDesk.Templates.Xslt;

namespace ServiceDesk.Notifications;

/// <summary>What a tenant says of an event; without a row, what the event says of itself.</summary>
public sealed class EventSetting : ITenantRow
{
    public const int EventLength = 60;
    public const int AudiencesLength = 200;

    public long Id { get; private set; }
    public required int TenantId { get; init; }

    /// <summary>The key of a <see cref="NotifiedEvent"/>.</summary>
    public required string Event { get; init; }

    /// <summary>Words of <see cref="Audience"/>, parted by commas.</summary>
    public string Audiences { get; private set; } = "";

    /// <summary>The stylesheet that writes its mails; null: the placeholder templates do.</summary>
    public long? TemplateId { get; set; }

    public IReadOnlyList<Audience> Told() => [.. Audiences.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<Audience>)];

    public void Tell(IEnumerable<Audience> audiences) => Audiences = string.Join(',', audiences.Distinct().Order());
}

internal sealed class EventSettingTable : IEntityTypeConfiguration<EventSetting>
{
    public void Configure(EntityTypeBuilder<EventSetting> table)
    {
        table.ToTable("EventSettings");
        table.Property(x => x.Event).HasMaxLength(EventSetting.EventLength);
        table.Property(x => x.Audiences).HasMaxLength(EventSetting.AudiencesLength);
        table.HasOne<XsltTemplate>().WithMany().HasForeignKey(x => x.TemplateId);
        table.HasIndex(x => new { x.TenantId, x.Event }).IsUnique();
    }
}

public static class NotificationSets
{
    extension(DeskDb db)
    {
        public DbSet<EventSetting> EventSettings => db.Set<EventSetting>();
        public DbSet<Notification> Notifications => db.Set<Notification>();
        public DbSet<DailySummary> DailySummaries => db.Set<DailySummary>();
    }
}
