using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.People;

namespace ServiceDesk.Scenarios;

internal sealed class ScenarioTable : IEntityTypeConfiguration<Scenario>
{
    public void Configure(EntityTypeBuilder<Scenario> table)
    {
        table.ToTable("Scenarios");
        table.Property(x => x.Name).HasMaxLength(Scenario.NameLength);
        table.HasOne<GuideEntry>().WithMany().HasForeignKey(x => x.ProductId);
        table.HasOne<Contract>().WithMany().HasForeignKey(x => x.ContractId);
        table.HasOne<Customer>().WithMany().HasForeignKey(x => x.CustomerId);
        table.HasIndex(x => new { x.TenantId, x.Name }).IsUnique();
    }
}

internal sealed class ScenarioVersionTable : IEntityTypeConfiguration<ScenarioVersion>
{
    public void Configure(EntityTypeBuilder<ScenarioVersion> table)
    {
        table.ToTable("ScenarioVersions");
        table.Property(x => x.Definition).HasMaxLength(ScenarioVersion.DefinitionLength);
        table.Property(x => x.Problem).HasMaxLength(ScenarioVersion.ProblemLength);
        table.HasOne(x => x.Scenario).WithMany(x => x.Versions).HasForeignKey(x => x.ScenarioId);
        table.HasOne<Person>().WithMany().HasForeignKey(x => x.PublishedById);
        table.HasIndex(x => new { x.TenantId, x.ScenarioId, x.Number }).IsUnique();
    }
}

public static class ScenarioSets
{
    extension(DeskDb db)
    {
        public DbSet<Scenario> Scenarios => db.Set<Scenario>();
        public DbSet<ScenarioVersion> ScenarioVersions => db.Set<ScenarioVersion>();
    }
}
