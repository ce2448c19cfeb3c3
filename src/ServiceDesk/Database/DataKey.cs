using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ServiceDesk.Database;

/// <summary>A key of Data Protection as XML; in the database, so that every node reads the same cookies and mailbox passwords.</summary>
public sealed class DataKey
{
    public int Id { get; private set; }
    public required string Name { get; init; }
    public required string Xml { get; init; }
}

internal sealed class DataKeyTable : IEntityTypeConfiguration<DataKey>
{
    public void Configure(EntityTypeBuilder<DataKey> table)
    {
        table.ToTable("DataKeys");
        table.Property(x => x.Name).HasMaxLength(200);
        table.Property(x => x.Xml).HasMaxLength(8000);
    }
}
