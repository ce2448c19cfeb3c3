using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDesk.Branding;

namespace ServiceDesk.Tenants;

internal sealed class TenantTable : IEntityTypeConfiguration<Tenant>
{
    public void Configure(EntityTypeBuilder<Tenant> table)
    {
        table.ToTable("Tenants");
        table.Property(x => x.Slug).HasMaxLength(Tenant.SlugLength);
        table.Property(x => x.Name).HasMaxLength(Tenant.NameLength);
        table.Property(x => x.Preset).HasMaxLength(40);
        table.Property(x => x.Language).HasMaxLength(8);
        table.Property(x => x.TimeZone).HasMaxLength(64);
        table.Property(x => x.ProtectedKey).HasMaxLength(1000);
        table.Property(x => x.Package).HasDefaultValue(LicencePackage.Retail).HasSentinel(LicencePackage.Retail);
        table.Ignore(x => x.Licence);
        table.Ignore(x => x.Retention);
        table.Ignore(x => x.Quota);
        table.Ignore(x => x.Sessions);
        table.Property(x => x.Colour).HasMaxLength(7);
        table.Property(x => x.LogoDigest).HasMaxLength(Logo.DigestLength);
        table.Property(x => x.Welcome).HasMaxLength(TenantBranding.WelcomeLength);
        table.Ignore(x => x.Branding);
        table.HasIndex(x => x.Slug).IsUnique();
    }
}

internal sealed class TenantDomainTable : IEntityTypeConfiguration<TenantDomain>
{
    public void Configure(EntityTypeBuilder<TenantDomain> table)
    {
        table.ToTable("TenantDomains");
        table.Property(x => x.Host).HasMaxLength(253);
        table.HasIndex(x => x.Host).IsUnique();
        table.HasOne<Tenant>().WithMany().HasForeignKey(x => x.TenantId);
    }
}
