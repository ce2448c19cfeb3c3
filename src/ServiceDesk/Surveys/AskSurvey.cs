using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Outbox;
using ServiceDesk.Tenants;
using ServiceDesk.Tickets;

namespace ServiceDesk.Surveys;

/// <summary>
/// Asks a requester how the desk did, when staff have ended the ticket (C11): once for each time, in the mail that tells them so. A
/// ticket that ends by a timer, by its requester or as spam asks nobody.
/// </summary>
public sealed class AskSurvey(DeskDb db)
{
    /// <summary>Adds the question to what the caller saves.</summary>
    /// <param name="act">Of staff.</param>
    /// <param name="ticket">It has just ended, with its requester loaded.</param>
    /// <param name="mail">What goes to the requester anyway; null: nothing, and the question gets a mail of its own.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task PrepareAsync(Act act, Ticket ticket, OutboxMail? mail, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(ticket);
        if (ticket.IsSpam || ticket.Requester is not { GetsMail: true } requester || requester.Id == act.PersonId)
            return;
        var icons = await db.Tenants.Where(x => x.Id == act.TenantId).Select(x => x.SurveyIcons).SingleAsync(cancellation);
        if (icons == 0)
            return;
        if (mail is null || await IsCopiedAsync(mail, ticket, cancellation))
        {
            mail = new OutboxMail { TenantId = act.TenantId, Kind = OutboxKind.Survey, Ticket = ticket, Person = requester, CreatedAt = act.At };
            mail.AddTo(db);
        }
        db.Add(new SurveyAnswer
        {
            TenantId = act.TenantId,
            Ticket = ticket,
            Person = requester,
            MailId = mail.Id,
            AskedAt = act.At,
            Month = SurveyAnswer.MonthOf(act.At, db.Tenant.Info),
            Of = icons,
            AssigneeId = ticket.AssigneeId,
            GroupId = ticket.GroupId,
            QueueId = ticket.QueueId,
        });
    }

    // An answer goes to participants too; they must not rate in the requester's name.
    private async Task<bool> IsCopiedAsync(OutboxMail mail, Ticket ticket, CancellationToken cancellation) =>
        mail.Kind == OutboxKind.Reply && await db.Participants.AnyAsync(x => x.TicketId == ticket.Id, cancellation);
}
