using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ServiceDesk.People;

internal sealed class SessionTable : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> table)
    {
        table.ToTable("Sessions");
        table.Property(x => x.Id).ValueGeneratedNever();
        table.Ignore(x => x.IsSignedOut);
        table.Property(x => x.Browser).HasMaxLength(Session.BrowserLength);
        table.Property(x => x.Address).HasMaxLength(Session.AddressLength);
        table.HasOne<Account>().WithMany().HasForeignKey(x => x.AccountId);
        table.HasIndex(x => new { x.TenantId, x.AccountId, x.SeenAt });
    }
}

internal sealed class AccountPasskeyTable : IEntityTypeConfiguration<AccountPasskey>
{
    public void Configure(EntityTypeBuilder<AccountPasskey> table)
    {
        table.ToTable("AccountPasskeys");
        table.Property(x => x.CredentialId).HasMaxLength(AccountPasskey.CredentialIdLength);
        table.Property(x => x.CredentialHash).HasMaxLength(32);
        table.Property(x => x.Name).HasMaxLength(AccountPasskey.NameLength);
        table.Property(x => x.Transports).HasMaxLength(200);
        table.Ignore(x => x.Info);
        table.HasOne<Account>().WithMany().HasForeignKey(x => x.AccountId);
        table.HasIndex(x => new { x.TenantId, x.CredentialHash }).IsUnique();
        table.HasIndex(x => new { x.TenantId, x.AccountId });
    }
}
