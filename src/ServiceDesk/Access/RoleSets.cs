using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;

namespace ServiceDesk.Access;

public static class RoleSets
{
    extension(DeskDb db)
    {
        public DbSet<Role> Roles => db.Set<Role>();
        public DbSet<PersonRole> PersonRoles => db.Set<PersonRole>();
    }
}
