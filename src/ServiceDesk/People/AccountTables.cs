using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ServiceDesk.People;

internal sealed class AccountTable : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> table)
    {
        table.ToTable("Accounts");
        table.Property(x => x.UserName).HasMaxLength(Person.AddressLength);
        table.Property(x => x.NormalizedUserName).HasMaxLength(Person.AddressLength);
        table.Property(x => x.Email).HasMaxLength(Person.AddressLength);
        table.Property(x => x.NormalizedEmail).HasMaxLength(Person.AddressLength);
        table.Property(x => x.PasswordHash).HasMaxLength(400);
        table.Property(x => x.SecurityStamp).HasMaxLength(100);
        table.Property(x => x.ConcurrencyStamp).HasMaxLength(100).IsConcurrencyToken();
        table.Property(x => x.PhoneNumber).HasMaxLength(40);
        table.HasOne(x => x.Person).WithMany().HasForeignKey(x => x.PersonId);
        table.HasIndex(x => new { x.TenantId, x.NormalizedUserName }).IsUnique();
        table.HasIndex(x => new { x.TenantId, x.PersonId }).IsUnique();
    }
}

internal sealed class AccountClaimTable : IEntityTypeConfiguration<AccountClaim>
{
    public void Configure(EntityTypeBuilder<AccountClaim> table)
    {
        table.ToTable("AccountClaims");
        table.Property(x => x.ClaimType).HasMaxLength(200);
        table.Property(x => x.ClaimValue).HasMaxLength(1000);
        table.HasOne<Account>().WithMany().HasForeignKey(x => x.UserId);
        table.HasIndex(x => new { x.TenantId, x.UserId });
    }
}

internal sealed class AccountLoginTable : IEntityTypeConfiguration<AccountLogin>
{
    public void Configure(EntityTypeBuilder<AccountLogin> table)
    {
        table.ToTable("AccountLogins");
        table.HasKey(x => new { x.TenantId, x.LoginProvider, x.ProviderKey });
        table.Property(x => x.LoginProvider).HasMaxLength(120);
        table.Property(x => x.ProviderKey).HasMaxLength(200);
        table.Property(x => x.ProviderDisplayName).HasMaxLength(200);
        table.HasOne<Account>().WithMany().HasForeignKey(x => x.UserId);
        table.HasIndex(x => new { x.TenantId, x.UserId });
    }
}

internal sealed class AccountTokenTable : IEntityTypeConfiguration<AccountToken>
{
    public void Configure(EntityTypeBuilder<AccountToken> table)
    {
        table.ToTable("AccountTokens");
        table.HasKey(x => new { x.UserId, x.LoginProvider, x.Name });
        table.Property(x => x.LoginProvider).HasMaxLength(120);
        table.Property(x => x.Name).HasMaxLength(120);
        table.Property(x => x.Value).HasMaxLength(2000);
        table.HasOne<Account>().WithMany().HasForeignKey(x => x.UserId);
    }
}
