using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDesk.Database;
using ServiceDesk.People;

namespace ServiceDesk.Macros;

internal sealed class MacroTable : IEntityTypeConfiguration<Macro>
{
    public void Configure(EntityTypeBuilder<Macro> table)
    {
        table.ToTable("Macros");
        table.Property(x => x.Name).HasMaxLength(Macro.NameLength);
        table.HasOne<Person>().WithMany().HasForeignKey(x => x.PersonId);
        table.HasOne<Group>().WithMany().HasForeignKey(x => x.GroupId);
        table.HasIndex(x => new { x.TenantId, x.PersonId });
    }
}

public static class MacroSets
{
    extension(DeskDb db)
    {
        public DbSet<Macro> Macros => db.Set<Macro>();
    }
}
