using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.People;

namespace ServiceDesk.Relations;

internal sealed class TicketRelationTable : IEntityTypeConfiguration<TicketRelation>
{
    public void Configure(EntityTypeBuilder<TicketRelation> table)
    {
        table.ToTable("TicketRelations");
        table.HasOne(x => x.From).WithMany().HasForeignKey(x => x.FromId);
        table.HasOne(x => x.To).WithMany().HasForeignKey(x => x.ToId);
        table.HasOne<GuideEntry>().WithMany().HasForeignKey(x => x.TypeId);
        table.HasOne<Person>().WithMany().HasForeignKey(x => x.PersonId);
        table.HasIndex(x => new { x.TenantId, x.FromId });
        table.HasIndex(x => new { x.TenantId, x.ToId });
    }
}

internal sealed class TicketMergeTable : IEntityTypeConfiguration<TicketMerge>
{
    public void Configure(EntityTypeBuilder<TicketMerge> table)
    {
        table.ToTable("TicketMerges");
        table.HasOne(x => x.From).WithMany().HasForeignKey(x => x.FromId);
        table.HasOne(x => x.Into).WithMany().HasForeignKey(x => x.IntoId);
        table.HasOne<Person>().WithMany().HasForeignKey(x => x.PersonId);
        table.HasIndex(x => new { x.TenantId, x.FromId });
        table.HasIndex(x => new { x.TenantId, x.IntoId });
    }
}

public static class RelationSets
{
    extension(DeskDb db)
    {
        public DbSet<TicketRelation> Relations => db.Set<TicketRelation>();
        public DbSet<TicketMerge> Merges => db.Set<TicketMerge>();
    }
}
