using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;

namespace ServiceDesk.Tickets;

public static class TicketSets
{
    extension(DeskDb db)
    {
        public DbSet<Ticket> Tickets => db.Set<Ticket>();
        public DbSet<Message> Messages => db.Set<Message>();
        public DbSet<Attachment> Attachments => db.Set<Attachment>();
        public DbSet<HistoryEntry> History => db.Set<HistoryEntry>();
        public DbSet<Queue> Queues => db.Set<Queue>();
        public DbSet<Tag> Tags => db.Set<Tag>();
        public DbSet<Participant> Participants => db.Set<Participant>();
        public DbSet<TallyChange> Tally => db.Set<TallyChange>();
    }
}
