using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDesk.Database;
using ServiceDesk.People;

namespace ServiceDesk.Installation;

/// <summary>Somebody of this tenant’s staff who looks after the whole installation: its tenants, their licences and addresses.</summary>
public sealed class Operator : ITenantRow
{
    public required int TenantId { get; init; }
    public required long PersonId { get; init; }
    public Person Person { get; private set; } = null!;
    public required DateTime Since { get; init; }
}

internal sealed class OperatorTable : IEntityTypeConfiguration<Operator>
{
    public void Configure(EntityTypeBuilder<Operator> table)
    {
        table.ToTable("Operators");
        table.HasKey(x => x.PersonId);
        table.Property(x => x.PersonId).ValueGeneratedNever();
        table.HasOne(x => x.Person).WithMany().HasForeignKey(x => x.PersonId);
    }
}

public static class OperatorSets
{
    extension(DeskDb db)
    {
        public DbSet<Operator> Operators => db.Set<Operator>();
    }
}
