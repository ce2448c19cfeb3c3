using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ServiceDesk.Access;

internal sealed class RoleTable : IEntityTypeConfiguration<Role>
{
    public void Configure(EntityTypeBuilder<Role> table)
    {
        table.ToTable("Roles");
        table.Property(x => x.Name).HasMaxLength(Role.NameLength);
        table.Property(x => x.Keys).HasMaxLength(Role.KeysLength);
        table.Ignore(x => x.Held);
        table.HasIndex(x => new { x.TenantId, x.Name }).IsUnique();
    }
}

internal sealed class PersonRoleTable : IEntityTypeConfiguration<PersonRole>
{
    public void Configure(EntityTypeBuilder<PersonRole> table)
    {
        table.ToTable("PersonRoles");
        table.HasKey(x => new { x.PersonId, x.RoleId });
        table.HasOne(x => x.Person).WithMany().HasForeignKey(x => x.PersonId);
        table.HasOne(x => x.Role).WithMany().HasForeignKey(x => x.RoleId);
        table.HasIndex(x => new { x.TenantId, x.RoleId });
    }
}
