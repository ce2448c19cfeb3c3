using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDesk.Database;

namespace ServiceDesk.Branding;

/// <summary>A tenant's logo; it has one at most.</summary>
public sealed class Logo : ITenantRow
{
    public const int DigestLength = 64;

    /// <summary>The key, too.</summary>
    public int TenantId { get; init; }

    /// <summary>SHA-256 of the picture, in lower-case hexadecimal digits: another picture has another address.</summary>
    public required string Digest { get; set; }

    public required string ContentType { get; set; }
    public required byte[] Content { get; set; }
}

internal sealed class LogoTable : IEntityTypeConfiguration<Logo>
{
    public void Configure(EntityTypeBuilder<Logo> table)
    {
        table.ToTable("Logos");
        table.HasKey(x => x.TenantId);
        table.Property(x => x.TenantId).ValueGeneratedNever();
        table.Property(x => x.Digest).HasMaxLength(Logo.DigestLength);
        table.Property(x => x.ContentType).HasMaxLength(40);
    }
}

public static class LogoSets
{
    extension(DeskDb db)
    {
        public DbSet<Logo> Logos => db.Set<Logo>();
    }
}
