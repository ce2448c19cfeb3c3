using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;

namespace ServiceDesk.People;

public static class PeopleSets
{
    extension(DeskDb db)
    {
        public DbSet<Person> People => db.Set<Person>();
        public DbSet<Customer> Customers => db.Set<Customer>();
        public DbSet<Contract> Contracts => db.Set<Contract>();
        public DbSet<ContractProduct> ContractProducts => db.Set<ContractProduct>();
        public DbSet<Group> Groups => db.Set<Group>();
        public DbSet<GroupMember> GroupMembers => db.Set<GroupMember>();
        public DbSet<PersonSkill> PersonSkills => db.Set<PersonSkill>();
        public DbSet<Account> Accounts => db.Set<Account>();
        public DbSet<AccountPasskey> Passkeys => db.Set<AccountPasskey>();
        public DbSet<Session> Sessions => db.Set<Session>();
    }
}
