using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;

namespace ServiceDesk.Tenants;

public static class TenantSets
{
    extension(DeskDb db)
    {
        public DbSet<Tenant> Tenants => db.Set<Tenant>();
        public DbSet<TenantDomain> TenantDomains => db.Set<TenantDomain>();
    }
}
