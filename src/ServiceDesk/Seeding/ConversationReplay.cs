using System.Globalization;
using ServiceDesk.Access;
using ServiceDesk.Guides;
using ServiceDesk.People;
using ServiceDesk.Tickets;

namespace ServiceDesk.Seeding;

/// <summary>
/// Lets a made-up conversation happen to a <see cref="Ticket"/>, step by step as the use cases do it, so that its history, times
/// and counts follow from the ticket's own rules. Nothing is saved and no mail is made.
/// </summary>
public sealed class ConversationReplay(SeedDesk desk)
{
    public Ticket Play(int number, SeedConversation talk)
    {
        var opening = talk.Messages[0];
        var act = RequesterAct(talk, opening.At);
        var ticket = Ticket.Open(act, new(
            number, talk.Subject, talk.Queue, desk.Catalog.InitialStatus, talk.Priority, talk.Requester, talk.Category,
            talk.Door == Door.Mail ? desk.MailboxId : null));
        ticket.Add(act, MessageOf(act, talk.Requester, talk, opening, number, 0));
        for (var i = 1; i < talk.Messages.Count; i++)
            Continue(ticket, talk, talk.Messages[i], i);
        End(ticket, talk);
        return ticket;
    }

    private void Continue(Ticket ticket, SeedConversation talk, SeedMessage line, int index)
    {
        if (line.Side == SeedSide.Requester)
        {
            var act = RequesterAct(talk, line.At);
            var message = MessageOf(act, talk.Requester, talk, line, ticket.Number, index);
            var after = ticket.PhaseAfter(message);
            ticket.Add(act, message);
            if (after is { } phase)
                Set(ticket, act, phase);
            return;
        }
        var author = StaffOf(ticket, talk);
        var staffAct = Act.Of(author, Door.Staff, line.At);
        if (talk.Assignee is not null)
            ticket.AssignTo(staffAct, talk.Assignee, desk.Catalog.StaffName(ticket.AssigneeId));
        if (ticket.Tags.Count == 0)
            ticket.TagWith(staffAct, [.. talk.Tags]);
        var answer = MessageOf(staffAct, author, talk, line, ticket.Number, index);
        if (ticket.PhaseAfter(answer) is { } next)
            Set(ticket, staffAct with { Why = "First answer" }, next);
        ticket.Add(staffAct, answer);
    }

    private void End(Ticket ticket, SeedConversation talk)
    {
        var last = talk.Messages[^1].At;
        var staff = Act.Of(StaffOf(ticket, talk), Door.Staff, last);
        switch (talk.Outcome)
        {
            case Phase.Pending:
                break;
            case Phase.Closed:
                Set(ticket, staff, Phase.Solved);
                Set(ticket, Act.OfDesk(ticket.TenantId, Door.Job, last + SeedConversation.ClosedAfter, "Solved for five days"), Phase.Closed);
                break;
            default:
                Set(ticket, staff, talk.Outcome);
                break;
        }
    }

    private Person StaffOf(Ticket ticket, SeedConversation talk) => talk.Assignee ?? desk.Staff[ticket.Number % desk.Staff.Count];

    private void Set(Ticket ticket, Act act, Phase phase) =>
        ticket.SetStatus(act, desk.StatusFor(phase), desk.Catalog.StatusName(ticket.StatusId));

    // Whoever asks acts as a requester, staff or not.
    private static Act RequesterAct(SeedConversation talk, DateTime at) => Act.Of(talk.Requester, talk.Door, at) with { Role = null };

    private static Message MessageOf(Act act, Person author, SeedConversation talk, SeedMessage line, int number, int index)
    {
        var isMail = line.Side == SeedSide.Requester && talk.Door == Door.Mail;
        return new()
        {
            TenantId = act.TenantId,
            Kind = line.Side == SeedSide.Note ? MessageKind.Note : MessageKind.Public,
            Author = author,
            IsFromStaff = act.IsStaff,
            Door = act.Door,
            At = line.At,
            Text = line.Text,
            MailId = isMail ? string.Create(CultureInfo.InvariantCulture, $"{number}.{index}@{talk.Requester.Address.Split('@')[^1]}") : null,
            MatchReason = isMail ? (index == 0 ? "New request" : "Answer to a mail of this ticket") : null,
        };
    }
}
