using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDesk.Database;
using ServiceDesk.People;

namespace ServiceDesk.Access.Tokens;

/// <summary>Lets a program act as a member of staff. What the program shows is kept as its hash alone.</summary>
public sealed class ApiToken : ITenantRow
{
    public const int NameLength = 100;

    public long Id { get; private set; }
    public required int TenantId { get; init; }

    /// <summary>Whose rights it has, at each request anew.</summary>
    public required long PersonId { get; init; }

    /// <summary>What it is for.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 of the secret, in hexadecimal.</summary>
    public required string Hash { get; init; }

    /// <summary>It reads, and changes nothing.</summary>
    public required bool IsReadOnly { get; init; }
    public required DateTime CreatedAt { get; init; }
    public required DateTime ExpiresAt { get; init; }

    /// <summary>Within <see cref="ApiTokens.UsedEvery"/>; null: never.</summary>
    public DateTime? UsedAt { get; set; }
    public DateTime? RevokedAt { get; set; }

    public bool IsOpen(DateTime at) => RevokedAt is null && ExpiresAt > at;
}

internal sealed class ApiTokenTable : IEntityTypeConfiguration<ApiToken>
{
    public void Configure(EntityTypeBuilder<ApiToken> table)
    {
        table.ToTable("ApiTokens");
        table.Property(x => x.Name).HasMaxLength(ApiToken.NameLength);
        table.Property(x => x.Hash).HasMaxLength(64);
        table.HasOne<Person>().WithMany().HasForeignKey(x => x.PersonId);
        table.HasIndex(x => new { x.TenantId, x.PersonId });
    }
}

public static class TokenSets
{
    extension(DeskDb db)
    {
        public DbSet<ApiToken> ApiTokens => db.Set<ApiToken>();
    }
}
