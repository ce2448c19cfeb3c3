using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Notifications;
using ServiceDesk.Outbox;
using ServiceDesk.Tickets;
using ServiceDesk.Watching;

namespace ServiceDesk.Sending;

/// <summary>Writes the daily summary: what is open and overdue of somebody's own as it leaves, and what happened on their yesterday in what they watch.</summary>
public sealed class SummaryMail(DeskDb db, StaffRights staffRights, PublicLinks links)
{
    /// <summary>Tickets of each part; the others are counted.</summary>
    private const int Most = 20;

    /// <returns>The subject.</returns>
    internal async Task<string> WriteAsync(OutboxMail mail, string language, MailBody body, CancellationToken cancellation)
    {
        var words = SummaryWords.For(language);
        var zone = DailySummary.ZoneOf(mail.Person, db.Tenant.Info);
        var local = TimeZoneInfo.ConvertTimeFromUtc(mail.CreatedAt, zone);
        var act = new Act(mail.TenantId, mail.PersonId, mail.Person.Role, Door.Job, mail.CreatedAt)
            { Rights = await staffRights.OfAsync(mail.PersonId, cancellation) ?? Rights.None };
        body.Paragraph(MailWords.For(language).Hello(mail.Person.Name));

        var active = true;
        var mine = act.VisibleTickets(db).Where(x => x.IsActive == active && x.AssigneeId == mail.PersonId);
        await ListAsync(mine.Where(x => x.DueAt < mail.CreatedAt).OrderBy(x => x.DueAt).ThenBy(x => x.Id), words.Overdue, null, words, body, cancellation);
        await ListAsync(mine.OrderByDescending(x => x.UpdatedAt).ThenBy(x => x.Id), words.Open, words.NothingOpen, words, body, cancellation);
        await WatchedAsync(act, DayOf(local.Date.AddDays(-1), zone), DayOf(local.Date, zone), words, body, cancellation);
        body.Link(words.ToDesk, links.Staff(db.Tenant.Info)).Paragraph(words.HowToStop).Signature(db.Tenant.Info.Name);
        return words.Subject(local.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo(language)));
    }

    private static async Task ListAsync(IQueryable<Ticket> tickets, Func<int, string> head, string? none, SummaryWords words, MailBody body, CancellationToken cancellation)
    {
        var count = await tickets.CountAsync(cancellation);
        if (count == 0)
        {
            if (none is not null)
                body.Paragraph(none);
            return;
        }
        var shown = await tickets.Take(Most).Select(x => new { x.Number, x.Subject }).ToListAsync(cancellation);
        body.Paragraph(string.Join('\n', shown.Select(x => Line(x.Number, x.Subject)).Prepend(head(count)).Concat(count > Most ? [words.More(count - Most)] : [])));
    }

    private async Task WatchedAsync(Act act, DateTime from, DateTime until, SummaryWords words, MailBody body, CancellationToken cancellation)
    {
        var watched = db.Watchers.Where(x => x.PersonId == act.PersonId).Select(x => x.TicketId);
        var facts = await act.VisibleTickets(db).Where(x => watched.Contains(x.Id))
            .Join(db.History.Where(x => x.At >= from && x.At < until), x => x.Id, x => x.TicketId, (x, entry) => new { x.Number, x.Subject, entry.Fact }).ToListAsync(cancellation);
        var tickets = facts.GroupBy(x => (x.Number, x.Subject)).OrderBy(x => x.Key.Number).Select(x => $"{Line(x.Key.Number, x.Key.Subject)}: {Happened([.. x.Select(fact => fact.Fact)], words)}").ToList();
        if (tickets.Count > 0)
            body.Paragraph(string.Join('\n', tickets.Take(Most).Prepend(words.Watched).Concat(tickets.Count > Most ? [words.More(tickets.Count - Most)] : [])));
    }

    private static string Happened(List<Fact> facts, SummaryWords words)
    {
        var (messages, notes) = (facts.Count(x => x is Fact.Opened or Fact.Replied or Fact.Received), facts.Count(x => x == Fact.Noted));
        return words.Happened(messages, notes, facts.Count - messages - notes);
    }

    private static string Line(int number, string subject) => string.Create(CultureInfo.InvariantCulture, $"#{number} {subject}");

    private static DateTime DayOf(DateTime midnight, TimeZoneInfo zone)
    {
        var at = DateTime.SpecifyKind(midnight, DateTimeKind.Unspecified);
        return TimeZoneInfo.ConvertTimeToUtc(zone.IsInvalidTime(at) ? at.AddHours(1) : at, zone);
    }
}
