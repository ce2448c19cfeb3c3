using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;

namespace ServiceDesk.Timers;

public static class TimerSets
{
    extension(DeskDb db)
    {
        public DbSet<DueWork> DueWork => db.Set<DueWork>();
        public DbSet<StatusTimer> StatusTimers => db.Set<StatusTimer>();
        public DbSet<TicketTimer> Timers => db.Set<TicketTimer>();
    }
}
