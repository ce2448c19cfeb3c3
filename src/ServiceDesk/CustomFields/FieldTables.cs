using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.Tickets;

namespace ServiceDesk.CustomFields;

internal sealed class CustomFieldTable() : GuideTable<CustomField>("CustomFields")
{
    protected override void Name(EntityTypeBuilder<CustomField> table)
    {
        base.Name(table);
        table.Property(x => x.Key).HasMaxLength(CustomField.KeyLength);
        table.Property(x => x.QueueText).HasMaxLength(CustomField.PlacesLength);
        table.Property(x => x.TypeText).HasMaxLength(CustomField.PlacesLength);
        table.Ignore(x => x.Choices).Ignore(x => x.Hints).Ignore(x => x.QueueIds).Ignore(x => x.TypeIds);
        table.HasIndex(x => new { x.TenantId, x.Key }).IsUnique();
    }
}

internal sealed class FieldValueTable : IEntityTypeConfiguration<FieldValue>
{
    public void Configure(EntityTypeBuilder<FieldValue> table)
    {
        table.ToTable("FieldValues");
        table.HasKey(x => new { x.TicketId, x.FieldId });
        table.Property(x => x.Word).HasMaxLength(FieldValue.WordLength);
        table.HasOne<Ticket>().WithMany(x => x.FieldValues).HasForeignKey(x => x.TicketId);
        table.HasOne<CustomField>().WithMany().HasForeignKey(x => x.FieldId);
        table.HasIndex(x => new { x.TenantId, x.FieldId, x.Number, x.TicketId });
        table.HasIndex(x => new { x.TenantId, x.FieldId, x.Word, x.TicketId });
    }
}

public static class FieldSets
{
    extension(DeskDb db)
    {
        public DbSet<CustomField> CustomFields => db.Set<CustomField>();
        public DbSet<FieldValue> FieldValues => db.Set<FieldValue>();
    }
}
