using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ServiceDesk.People;

internal sealed class PersonTable : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> table)
    {
        table.ToTable("People");
        table.Property(x => x.Name).HasMaxLength(Person.NameLength);
        table.Property(x => x.Address).HasMaxLength(Person.AddressLength);
        table.Property(x => x.Phone).HasMaxLength(40);
        table.Property(x => x.Language).HasMaxLength(8);
        table.Property(x => x.TimeZone).HasMaxLength(64);
        table.Property(x => x.ListColumns).HasMaxLength(Tickets.Lists.ListColumns.TextLength);
        table.Property(x => x.NoticeChoices).HasMaxLength(Notifications.NoticeChoices.TextLength);
        table.HasOne(x => x.Customer).WithMany().HasForeignKey(x => x.CustomerId);
        table.HasOne<Person>().WithMany().HasForeignKey(x => x.ManagerId);
        table.HasIndex(x => new { x.TenantId, x.Address }).IsUnique();
        table.Ignore(x => x.GetsMail);
        table.HasIndex(x => new { x.TenantId, x.RepresentsTenantId }).HasFilter("\"RepresentsTenantId\" IS NOT NULL");
        table.HasIndex(x => new { x.TenantId, x.Role });
        table.HasIndex(x => new { x.TenantId, x.CustomerId });
    }
}

internal sealed class CustomerTable : IEntityTypeConfiguration<Customer>
{
    public void Configure(EntityTypeBuilder<Customer> table)
    {
        table.ToTable("Customers");
        table.Property(x => x.Name).HasMaxLength(Customer.NameLength);
        table.Property(x => x.MailDomain).HasMaxLength(Customer.MailDomainLength);
        table.Property(x => x.Note).HasMaxLength(Customer.NoteLength);
        table.HasOne<Customer>().WithMany().HasForeignKey(x => x.ParentId);
        table.HasIndex(x => new { x.TenantId, x.Name, x.Id });
        table.HasIndex(x => new { x.TenantId, x.MailDomain });
    }
}

internal sealed class ContractTable : IEntityTypeConfiguration<Contract>
{
    public void Configure(EntityTypeBuilder<Contract> table)
    {
        table.ToTable("Contracts");
        table.Property(x => x.Name).HasMaxLength(Contract.NameLength);
        table.Property(x => x.Number).HasMaxLength(Contract.NumberLength);
        table.HasOne(x => x.Customer).WithMany().HasForeignKey(x => x.CustomerId);
        table.HasIndex(x => new { x.TenantId, x.CustomerId });
    }
}

internal sealed class ContractProductTable : IEntityTypeConfiguration<ContractProduct>
{
    public void Configure(EntityTypeBuilder<ContractProduct> table)
    {
        table.ToTable("ContractProducts");
        table.HasKey(x => new { x.ContractId, x.ProductId });
        table.HasOne<Contract>().WithMany(x => x.Products).HasForeignKey(x => x.ContractId);
        table.HasOne(x => x.Product).WithMany().HasForeignKey(x => x.ProductId);
        table.HasIndex(x => new { x.TenantId, x.ProductId });
    }
}

internal sealed class GroupTable : IEntityTypeConfiguration<Group>
{
    public void Configure(EntityTypeBuilder<Group> table)
    {
        table.ToTable("Groups");
        table.Property(x => x.Name).HasMaxLength(Group.NameLength);
        table.HasOne(x => x.MainPerson).WithMany().HasForeignKey(x => x.MainPersonId);
        table.HasIndex(x => new { x.TenantId, x.Name }).IsUnique();
    }
}

internal sealed class GroupMemberTable : IEntityTypeConfiguration<GroupMember>
{
    public void Configure(EntityTypeBuilder<GroupMember> table)
    {
        table.ToTable("GroupMembers");
        table.HasKey(x => new { x.GroupId, x.PersonId });
        table.HasOne<Group>().WithMany(x => x.Members).HasForeignKey(x => x.GroupId);
        table.HasOne(x => x.Person).WithMany().HasForeignKey(x => x.PersonId);
        table.HasIndex(x => new { x.TenantId, x.PersonId });
    }
}

internal sealed class PersonSkillTable : IEntityTypeConfiguration<PersonSkill>
{
    public void Configure(EntityTypeBuilder<PersonSkill> table)
    {
        table.ToTable("PersonSkills");
        table.HasKey(x => new { x.PersonId, x.SkillId });
        table.HasOne<Person>().WithMany().HasForeignKey(x => x.PersonId);
        table.HasOne(x => x.Skill).WithMany().HasForeignKey(x => x.SkillId);
        table.HasIndex(x => new { x.TenantId, x.SkillId });
    }
}
