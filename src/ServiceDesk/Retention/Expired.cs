using ServiceDesk.Database;
using ServiceDesk.Tickets;

namespace ServiceDesk.Retention;

/// <summary>What has been kept for long enough.</summary>
internal static class Expired
{
    /// <summary>Ended tickets that nobody has changed since, or taken out of the trash; those in the trash go their own way.</summary>
    public static IQueryable<Ticket> Tickets(DeskDb db, DateTime before)
    {
        var restored = db.History.Where(x => x.Fact == Fact.Restored && x.At >= before);
        return db.Tickets.Where(x => !x.IsActive && x.UpdatedAt < before && !restored.Any(entry => entry.TicketId == x.Id));
    }

    /// <summary>Files of such tickets that are still there.</summary>
    public static IQueryable<Attachment> Files(DeskDb db, DateTime before) =>
        db.Attachments.Where(x => x.RemovedAt == null && !x.Message!.Ticket!.IsActive && x.Message.Ticket.UpdatedAt < before && x.Message.Ticket.TrashedAt == null);

    /// <summary>Messages of such tickets whose mail is still there.</summary>
    public static IQueryable<Message> Mails(DeskDb db, DateTime before) =>
        db.Messages.Where(x => x.RawFile != null && !x.Ticket!.IsActive && x.Ticket.UpdatedAt < before && x.Ticket.TrashedAt == null);
}
