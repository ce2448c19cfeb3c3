using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;

namespace ServiceDesk.Guides;

public static class GuideSets
{
    extension(DeskDb db)
    {
        public DbSet<Status> Statuses => db.Set<Status>();
        public DbSet<Priority> Priorities => db.Set<Priority>();
        public DbSet<Category> Categories => db.Set<Category>();
        public DbSet<GuideEntry> GuideEntries => db.Set<GuideEntry>();
    }
}
