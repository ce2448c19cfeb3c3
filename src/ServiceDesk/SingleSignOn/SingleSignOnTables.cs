using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDesk.Access;
using ServiceDesk.Database;

namespace ServiceDesk.SingleSignOn;

internal sealed class IdentityProviderTable : IEntityTypeConfiguration<IdentityProvider>
{
    public void Configure(EntityTypeBuilder<IdentityProvider> table)
    {
        table.ToTable("IdentityProviders");
        table.Property(x => x.Name).HasMaxLength(IdentityProvider.NameLength);
        table.Property(x => x.Issuer).HasMaxLength(IdentityProvider.IssuerLength);
        table.Property(x => x.ClientId).HasMaxLength(IdentityProvider.ClientIdLength);
        table.Property(x => x.ProtectedClientSecret).HasMaxLength(2000);
        table.Property(x => x.Scopes).HasMaxLength(IdentityProvider.ScopesLength);
        table.Property(x => x.RolesClaim).HasMaxLength(IdentityProvider.RolesClaimLength);
        table.Property(x => x.MailDomains).HasMaxLength(IdentityProvider.MailDomainsLength);
        table.HasIndex(x => new { x.TenantId, x.Id });
    }
}

internal sealed class ProviderRoleTable : IEntityTypeConfiguration<ProviderRole>
{
    public void Configure(EntityTypeBuilder<ProviderRole> table)
    {
        table.ToTable("ProviderRoles");
        table.Property(x => x.Value).HasMaxLength(ProviderRole.ValueLength);
        table.HasOne<IdentityProvider>().WithMany(x => x.Roles).HasForeignKey(x => x.ProviderId);
        table.HasOne<Role>().WithMany().HasForeignKey(x => x.RoleId);
        table.HasIndex(x => new { x.TenantId, x.ProviderId });
    }
}

public static class SingleSignOnSets
{
    extension(DeskDb db)
    {
        public DbSet<IdentityProvider> IdentityProviders => db.Set<IdentityProvider>();
    }
}
