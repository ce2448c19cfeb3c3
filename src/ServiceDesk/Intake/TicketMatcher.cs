using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.Mail.Mime;
using ServiceDesk.Outbox;
using ServiceDesk.Partners;
using ServiceDesk.People;
using ServiceDesk.Tickets;

namespace ServiceDesk.Intake;

/// <summary>
/// Finds the ticket that a mail belongs to, in this order: what it answers (In-Reply-To, References: the desk's own signed ids,
/// then ids of mails in tickets) · a signed key in the recipient's address · a number in the subject, for those who take part.
/// What was merged leads to the ticket that it went into. One in the trash is found too: the caller opens another.
/// </summary>
public sealed partial class TicketMatcher(DeskDb db)
{
    private const int MostReferences = 30;

    [GeneratedRegex(@"\[#(\d{1,9})\]")]
    private static partial Regex NumberTag();

    public async Task<TicketMatch?> FindAsync(MimeMessage mail, IEnumerable<string> recipients, Person? sender, CancellationToken cancellation) =>
        await ByReferencesAsync(mail, cancellation)
        ?? await ByAddressAsync(recipients, cancellation)
        ?? await BySubjectAsync(mail, sender, cancellation);

    /// <summary>The ticket that one of the desk's own Message-IDs leads to.</summary>
    public async Task<TicketMatch?> ByOwnIdAsync(string id, string reason, CancellationToken cancellation)
    {
        if (DeskMessageId.Parse(db.Tenant.Info, id) is not { Number: { } number } own || await ByNumberAsync(number, cancellation) is not { } ticket)
            return null;
        var answered = await MailOf(own.OutboxId).SingleOrDefaultAsync(cancellation);
        return new(ticket, Said(reason, number, ticket), true, answered is { } notice && notice.Kind.IsStaffNotice() ? notice.PersonId : null)
        {
            AnswersForwardTo = answered is { Kind: OutboxKind.Forward } forward ? forward.PersonId : null,
            AnswersPartner = answered is { Kind: OutboxKind.PartnerUpdate } told ? told.PersonId : null,
            AnswersNote = answered is { IsAboutNote: true },
        };
    }

    private async Task<TicketMatch?> ByReferencesAsync(MimeMessage mail, CancellationToken cancellation)
    {
        // The newest reference first: it is the nearest.
        var ids = (mail.InReplyTo is { } answered ? [answered] : Array.Empty<string>()).Concat(mail.References.Reverse())
            .Distinct().Take(MostReferences).ToList();
        foreach (var id in ids)
            if (await ByOwnIdAsync(id, "It answers a mail of this desk.", cancellation) is { } match)
                return match;
        var known = ids.Where(x => x.Length <= Message.MailIdLength).ToList();
        if (known.Count == 0)
            return null;
        var answeredMail = await WithMailIds(known).FirstOrDefaultAsync(cancellation);
        return answeredMail is null ? null : new(await GoalOfAsync(answeredMail.Ticket!, cancellation), "It answers a mail that is in this ticket.", true)
        {
            // An answer to what staff alone read is for staff alone.
            AnswersForwardTo = answeredMail.Kind == MessageKind.Note ? answeredMail.AuthorId : null,
        };
    }

    private async Task<TicketMatch?> ByAddressAsync(IEnumerable<string> recipients, CancellationToken cancellation)
    {
        foreach (var recipient in recipients)
        {
            if (MailAddressing.KeyOf(recipient) is not { } key)
                continue;
            var reply = ReplyKey.Verify(db.Tenant.Info, key);
            if ((reply?.Number ?? TicketKey.Verify(db.Tenant.Info, key)) is { } number && await ByNumberAsync(number, cancellation) is { } ticket)
                return new(ticket, Said("It was sent to the ticket's own address.", number, ticket), true, reply is { Role: ReplyRole.Notice or ReplyRole.Note } notice ? notice.PersonId : null)
                {
                    AnswersForwardTo = reply is { Role: ReplyRole.Forward } forward ? forward.PersonId : null,
                    AnswersPartner = reply is { Role: ReplyRole.Partner } told ? told.PersonId : null,
                    AnswersNote = reply is { Role: ReplyRole.Note },
                };
        }
        return null;
    }

    // Whoever quotes a number is not let in by that alone.
    private async Task<TicketMatch?> BySubjectAsync(MimeMessage mail, Person? sender, CancellationToken cancellation)
    {
        if (mail.Subject is not { } subject || NumberTag().Match(subject) is not { Success: true } tag)
            return null;
        var number = int.Parse(tag.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        if (await ByNumberAsync(number, cancellation) is not { } ticket)
            return null;
        if (sender is not null && await TakesPartAsync(ticket, sender, cancellation))
            return new(ticket, Said($"Its subject has the number [#{number}], and its sender takes part in the ticket.", number, ticket), false);
        return null;
    }

    /// <summary>Whether somebody may answer as one of the requester's side: also as a colleague, or for a partner (<see cref="PortalAccess"/>).</summary>
    public async Task<bool> TakesPartAsync(Ticket ticket, Person person, CancellationToken cancellation) =>
        ticket.RequesterId == person.Id || await WhereTakesPart(ticket.Id, person.Id).AnyAsync(cancellation);

    internal IQueryable<Ticket> WhereTakesPart(long ticketId, long personId) =>
        db.AnsweredFromOutside(db.Tickets.IgnoreQueryFilters([Ticket.TrashFilter]).Where(x => x.Id == ticketId), personId);

    private async Task<Ticket?> ByNumberAsync(int number, CancellationToken cancellation) =>
        await WithNumber(number).SingleOrDefaultAsync(cancellation) is { } ticket ? await GoalOfAsync(ticket, cancellation) : null;

    // A merge is refused where it would close a circle.
    private async Task<Ticket> GoalOfAsync(Ticket ticket, CancellationToken cancellation)
    {
        while (ticket.MergedIntoId is { } into && await WithId(into).SingleOrDefaultAsync(cancellation) is { } goal)
            ticket = goal;
        return ticket;
    }

    private static string Said(string reason, int number, Ticket ticket) =>
        ticket.Number == number ? reason : string.Create(CultureInfo.InvariantCulture, $"{reason} #{number} was merged into this ticket.");

    internal IQueryable<AnsweredMail> MailOf(Guid outboxId) => db.Outbox.Where(x => x.Id == outboxId).Select(x => new AnsweredMail(x.Kind, x.PersonId, x.Message!.Kind == MessageKind.Note));

    internal IQueryable<Message> WithMailIds(IReadOnlyList<string> ids) =>
        db.Messages.IgnoreQueryFilters([Ticket.TrashFilter]).Include(x => x.Ticket!.Requester).Where(x => ids.Contains(x.MailId!)).OrderByDescending(x => x.Id);

    internal IQueryable<Ticket> WithNumber(int number) => db.Tickets.IgnoreQueryFilters([Ticket.TrashFilter]).Include(x => x.Requester).Where(x => x.Number == number);

    private IQueryable<Ticket> WithId(long id) => db.Tickets.IgnoreQueryFilters([Ticket.TrashFilter]).Include(x => x.Requester).Where(x => x.Id == id);

    internal sealed record AnsweredMail(OutboxKind Kind, long PersonId, bool IsAboutNote);
}
