using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.Tickets;

namespace ServiceDesk.Sending;

/// <summary>What was written before, quoted at the end of a mail.</summary>
public sealed class QuotedHistory(DeskDb db)
{
    private const int Longest = 20_000;

    /// <summary>The newest public message of a ticket, or the newest before another one; null when there is none.</summary>
    public Task<Message?> NewestAsync(Ticket ticket, Message? before, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        var limit = before?.Id ?? long.MaxValue;
        return db.Messages.AsNoTracking().Include(x => x.Author)
            .Where(x => x.TicketId == ticket.Id && x.Kind == MessageKind.Public && x.Id < limit)
            .OrderByDescending(x => x.Id).FirstOrDefaultAsync(cancellation);
    }

    /// <param name="message">Null: nothing is quoted.</param>
    internal void Add(Message? message, Person reader, string language, MailBody body)
    {
        if (message is null)
            return;
        var zone = reader.TimeZone is { } own && TimeZoneInfo.TryFindSystemTimeZoneById(own, out var found) ? found : db.Tenant.Info.Zone;
        var when = TimeZoneInfo.ConvertTimeFromUtc(message.At, zone).ToString("f", CultureInfo.GetCultureInfo(language));
        body.Quote(MailWords.For(language).Wrote(when, message.Author.Name), message.Text.Length <= Longest ? message.Text : message.Text[..Longest]);
    }
}
