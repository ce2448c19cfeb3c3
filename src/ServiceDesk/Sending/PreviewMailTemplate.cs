using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Outbox;
using ServiceDesk.People;
using ServiceDesk.Templates;
using ServiceDesk.Tickets;

namespace ServiceDesk.Sending;

/// <summary>A mail as it would leave.</summary>
/// <param name="TicketNumber">The ticket that it was made with.</param>
public sealed record SampleMail(int TicketNumber, string Subject, string Text, string Html);

/// <summary>Shows what a template makes of the tenant's newest ticket. Nothing is saved or sent.</summary>
public sealed class PreviewMailTemplate(DeskDb db, TemplatedMail mails)
{
    /// <param name="words">Checked before.</param>
    /// <returns>Null while the tenant has no ticket.</returns>
    public async Task<SampleMail?> RunAsync(Act act, TemplateKind kind, string language, TemplateWords words, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(kind);
        var answer = kind.Kind == OutboxKind.Reply
            ? await Messages().Where(x => x.IsFromStaff && x.Kind == MessageKind.Public).OrderByDescending(x => x.Id).FirstOrDefaultAsync(cancellation)
            : null;
        var ticket = await Tickets().Where(x => answer == null || x.Id == answer.TicketId).OrderByDescending(x => x.Number).FirstOrDefaultAsync(cancellation);
        if (ticket is null)
            return null;
        if (kind.Kind is OutboxKind.Reply or OutboxKind.Acknowledgement)
            answer ??= await Messages().Where(x => x.TicketId == ticket.Id && x.Kind == MessageKind.Public).OrderBy(x => x.Id).FirstOrDefaultAsync(cancellation);
        var sample = new OutboxMail
        {
            TenantId = act.TenantId,
            Kind = kind.Kind,
            Ticket = ticket,
            Message = answer,
            Person = kind.Kind == OutboxKind.Assignment ? await StaffAsync(act, cancellation) : ticket.Requester!,
            CreatedAt = act.At,
        };
        var body = new MailBody(language);
        var subject = await mails.WriteAsync(sample, words, language, isSample: true, body, cancellation);
        return new(ticket.Number, subject, body.Text, body.Html);
    }

    private IQueryable<Ticket> Tickets() => db.Tickets.AsNoTracking().Include(x => x.Requester);

    private IQueryable<Message> Messages() => db.Messages.AsNoTracking().Include(x => x.Author);

    private Task<Person> StaffAsync(Act act, CancellationToken cancellation) => db.People.AsNoTracking().SingleAsync(x => x.Id == act.PersonId, cancellation);
}
