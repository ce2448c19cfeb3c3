using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Outbox;
using ServiceDesk.People;
using ServiceDesk.Tenants;

namespace ServiceDesk.Tickets;

/// <summary>Which mails a change to a ticket makes necessary.</summary>
internal static class Notices
{
    /// <summary>Tells the assignee, unless they took the ticket themselves (C6).</summary>
    public static async Task OfAssignmentAsync(DeskDb db, Act act, Ticket ticket, CancellationToken cancellation)
    {
        if (ticket.AssigneeId is { } assignee && assignee != act.PersonId)
            await ToStaffAsync(db, act, ticket, assignee, OutboxKind.Assignment, null, cancellation);
    }

    /// <summary>Tells the assignee that the other side has written.</summary>
    public static async Task OfMessageAsync(DeskDb db, Act act, Ticket ticket, Message message, CancellationToken cancellation)
    {
        if (ticket.AssigneeId is { } assignee && assignee != act.PersonId)
            await ToStaffAsync(db, act, ticket, assignee, OutboxKind.Received, message, cancellation);
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
    /// <returns>Null: nobody to bring it to.</returns>
    public static OutboxMail? OfReply(DeskDb db, Act act, Ticket ticket, Message message)
    {
        if (ticket.Requester is not { AddressFailedAt: null } requester || requester.Id == act.PersonId)
            return null;
        var mail = new OutboxMail { TenantId = act.TenantId, Kind = OutboxKind.Reply, Ticket = ticket, Message = message, Person = requester, CreatedAt = act.At };
        mail.AddTo(db);
        return mail;
    }

    /// <summary>Tells the requester that the ticket has ended, where the tenant wishes it (<c>Tenant.TellsClosing</c>).</summary>
    /// <returns>Null: nobody is told.</returns>
    public static async Task<OutboxMail?> OfClosingAsync(DeskDb db, Act act, Ticket ticket, CancellationToken cancellation)
    {
        if (ticket.Requester is not { AddressFailedAt: null } requester || requester.Id == act.PersonId
            || !await db.Tenants.AnyAsync(x => x.Id == act.TenantId && x.TellsClosing, cancellation))
            return null;
        var mail = new OutboxMail { TenantId = act.TenantId, Kind = OutboxKind.Closing, Ticket = ticket, Person = requester, CreatedAt = act.At };
        mail.AddTo(db);
        return mail;
    }

    /// <summary>Tells a member of staff what a rule wants told.</summary>
    public static Task OfRuleAsync(DeskDb db, Act act, Ticket ticket, long personId, string text, CancellationToken cancellation) =>
        ToStaffAsync(db, act, ticket, personId, OutboxKind.Notice, null, cancellation, text);

    private static async Task ToStaffAsync(
        DeskDb db, Act act, Ticket ticket, long personId, OutboxKind kind, Message? message, CancellationToken cancellation, string? text = null)
    {
        // Many notices of one act go to the same few: they are asked for once.
        var person = await db.People.FindAsync([personId], cancellation);
        if (person is { IsStaff: true })
            new OutboxMail
            {
                TenantId = act.TenantId,
                Kind = kind,
                Ticket = ticket,
                Message = message,
                Person = person,
                Text = text,
                CreatedAt = act.At,
            }.AddTo(db);
    }
}
