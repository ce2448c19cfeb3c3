using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.Notifications;
using ServiceDesk.Notifications.Events;
using ServiceDesk.Outbox;
using ServiceDesk.People;
using ServiceDesk.Templates;
using ServiceDesk.Tenants;

namespace ServiceDesk.Tickets;

/// <summary>Which mails a change to a ticket makes necessary.</summary>
internal static class Notices
{
    /// <summary>Tells the assignee, unless they took the ticket themselves (C6).</summary>
    public static async Task OfAssignmentAsync(DeskDb db, Act act, Ticket ticket, Catalog catalog, CancellationToken cancellation)
    {
        if (ticket.AssigneeId is { } assignee && assignee != act.PersonId && catalog.Notifications.IsOn(TicketAssigned.Name, Audience.Assignee))
            await ToStaffAsync(db, act, ticket, assignee, OutboxKind.Assignment, null, cancellation, about: new(TicketAssigned.Name, catalog.StaffName(assignee) ?? ""), catalog: catalog);
    }

    /// <summary>Tells the assignee that the other side has written.</summary>
    public static async Task OfMessageAsync(DeskDb db, Act act, Ticket ticket, Message message, Catalog catalog, CancellationToken cancellation)
    {
        if (ticket.AssigneeId is { } assignee && assignee != act.PersonId && catalog.Notifications.IsOn(RequesterWrote.Name, Audience.Assignee))
            await ToStaffAsync(db, act, ticket, assignee, OutboxKind.Received, message, cancellation, about: new(RequesterWrote.Name, ""), catalog: catalog);
    }

    /// <summary>Tells the assignee, or else whoever forwarded the ticket, that somebody outside has answered.</summary>
    public static async Task OfOutsiderAsync(DeskDb db, Act act, Ticket ticket, Message message, CancellationToken cancellation)
    {
        var outsider = message.Author.Id;
        var told = ticket.AssigneeId ?? await db.Outbox.Where(x => x.TicketId == ticket.Id && x.Kind == OutboxKind.Forward)
            .OrderByDescending(x => x.PersonId == outsider).ThenByDescending(x => x.CreatedAt).Select(x => (long?)x.Message!.AuthorId).FirstOrDefaultAsync(cancellation);
        if (told is { } personId && personId != act.PersonId)
            await ToStaffAsync(db, act, ticket, personId, OutboxKind.Received, message, cancellation);
    }

    /// <summary>Brings a public answer of staff's to the requester; participants get a copy of the same mail.</summary>
    /// <param name="note">Why the ticket is put off or ended, where the same act says so.</param>
    /// <returns>Null: nobody to bring it to.</returns>
    public static OutboxMail? OfReply(DeskDb db, Act act, Ticket ticket, Message message, DeferralNote? note = null)
    {
        if (ticket.Requester is not { GetsMail: true } requester || requester.Id == act.PersonId)
            return null;
        var mail = new OutboxMail
        {
            TenantId = act.TenantId,
            Kind = OutboxKind.Reply,
            Ticket = ticket,
            Message = message,
            Person = requester,
            Text = note?.Write(),
            CreatedAt = act.At,
        };
        mail.AddTo(db);
        return mail;
    }

    /// <summary>Tells the requester that the ticket is put off, or ended for a reason.</summary>
    public static void OfDeferral(DeskDb db, Act act, Ticket ticket, Catalog catalog)
    {
        if (ticket.Requester is { GetsMail: true } requester && requester.Id != act.PersonId
            && catalog.Notifications.IsOn(TicketDeferred.Name, Audience.Requester) && NoteOf(db, ticket, catalog) is { } note
            // What a scenario does on the way belongs to the same act: one mail tells of it.
            && !db.KnownOf<OutboxMail>(ticket).Any(x => x.Kind is (OutboxKind.Deferral or OutboxKind.Decline) && x.State == OutboxState.Queued && x.Text == note.Write()))
            new OutboxMail
            {
                TenantId = act.TenantId,
                Kind = ticket.IsActive ? OutboxKind.Deferral : OutboxKind.Decline,
                Ticket = ticket,
                Person = requester,
                Text = note.Write(),
                TemplateId = catalog.Notifications.TemplateOf(TicketDeferred.Name),
                CreatedAt = act.At,
            }.Tell(ToldEvents.Of(act, TicketDeferred.Name, note.Reason)).AddTo(db);
    }

    /// <returns>Null where there is nothing to tell: the ticket is neither put off nor ended for a reason.</returns>
    public static DeferralNote? NoteOf(DeskDb db, Ticket ticket, Catalog catalog)
    {
        var reason = catalog.DeferralReason(ticket.DeferralReasonId);
        if (reason is null && ticket.ReviewAt is null)
            return null;
        var tenant = db.Tenant.Info;
        var culture = CultureInfo.GetCultureInfo(BuiltInTemplates.LanguageOf(ticket.Requester?.Language ?? tenant.Language));
        return new(
            reason is null ? "" : DeferralReasons.SentenceIn(reason, culture) ?? reason.NameIn(culture),
            ticket.ReviewAt is { } review ? DeferTicket.DayOf(review, tenant) : null);
    }

    /// <summary>Tells a member of staff that a ticket which was put off is back.</summary>
    public static Task OfReviewAsync(DeskDb db, Act act, Ticket ticket, long personId, CancellationToken cancellation) =>
        ToStaffAsync(db, act, ticket, personId, OutboxKind.Review, null, cancellation, act.Why);

    /// <summary>Tells the requester that the ticket has ended, where the tenant wishes it (<c>Tenant.TellsClosing</c>).</summary>
    /// <returns>Null: nobody is told.</returns>
    public static async Task<OutboxMail?> OfClosingAsync(DeskDb db, Act act, Ticket ticket, Catalog catalog, CancellationToken cancellation)
    {
        if (ticket.Requester is not { GetsMail: true } requester || requester.Id == act.PersonId
            || !await db.Tenants.AnyAsync(x => x.Id == act.TenantId && x.TellsClosing, cancellation))
            return null;
        var mail = new OutboxMail
        {
            TenantId = act.TenantId,
            Kind = OutboxKind.Closing,
            Ticket = ticket,
            Person = requester,
            TemplateId = catalog.Notifications.TemplateOf(TicketEnded.Name),
            CreatedAt = act.At,
        };
        mail.Tell(ToldEvents.Of(act, TicketEnded.Name, catalog.StatusName(ticket.StatusId))).AddTo(db);
        return mail;
    }

    /// <summary>Tells a member of staff what a rule wants told.</summary>
    /// <param name="templateId">The stylesheet that writes it; null: <paramref name="text"/> alone.</param>
    /// <param name="isEscalation">What the stylesheet is told of it.</param>
    public static Task OfRuleAsync(
        DeskDb db, Act act, Ticket ticket, long personId, string text, CancellationToken cancellation, long? templateId = null, bool isEscalation = false) =>
        ToStaffAsync(db, act, ticket, personId, OutboxKind.Notice, null, cancellation, text, new(isEscalation ? TicketEscalated.Name : "notice", text), templateId: templateId);

    private static async Task ToStaffAsync(
        DeskDb db, Act act, Ticket ticket, long personId, OutboxKind kind, Message? message, CancellationToken cancellation, string? text = null,
        ToldEvent? about = null, Catalog? catalog = null, long? templateId = null)
    {
        // Many notices of one act go to the same few: they are asked for once.
        var person = await db.People.FindAsync([personId], cancellation);
        if (person is not { IsStaff: true })
            return;
        Bell.Ring(db, act, ticket, person, [BellOf(kind, text, about)]);
        // What a rule tells comes by mail, whatever somebody has chosen.
        if (kind is OutboxKind.Assignment or OutboxKind.Received && about is not null && !person.WaysFor(about.Key).HasFlag(NoticeWays.Mail))
            return;
        var mail = new OutboxMail
        {
            TenantId = act.TenantId,
            Kind = kind,
            Ticket = ticket,
            Message = message,
            Person = person,
            Text = text,
            TemplateId = templateId ?? (about is null ? null : catalog?.Notifications.TemplateOf(about.Key)),
            CreatedAt = act.At,
        };
        if (about is not null)
            mail.Tell(ToldEvents.Of(act, [about]));
        mail.AddTo(db);
    }

    private static ToldEvent BellOf(OutboxKind kind, string? text, ToldEvent? about) => kind switch
    {
        OutboxKind.Review => new(Bell.Review, text ?? ""),
        OutboxKind.Notice => new(Bell.Words, text ?? ""),
        _ => about ?? new(RequesterWrote.Name, ""),
    };
}
