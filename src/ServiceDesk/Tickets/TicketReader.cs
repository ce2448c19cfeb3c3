using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Outbox;

namespace ServiceDesk.Tickets;

/// <summary>A message as a page shows it.</summary>
public sealed record MessageView(
    long Id, MessageKind Kind, long AuthorId, string AuthorName, string AuthorAddress, bool IsFromStaff, Access.Door Door, DateTime At,
    string Text, string? Html, string? Folded, bool HasMailHtml, bool HasRaw, string? MatchReason, string? AutomaticReason, bool IsThanks, string? ForwardedTo = null)
{
    public IReadOnlyList<AttachmentView> Attachments { get; init; } = [];
}

public sealed record AttachmentView(long Id, long MessageId, string Name, string ContentType, long Size, bool IsInline);

public sealed record HistoryView(long Id, Fact Fact, string? PersonName, Access.Door Door, DateTime At, string? Why, string? From, string? To);

public sealed record ParticipantView(long PersonId, string Name, string Address);

/// <summary>A ticket with its conversation, for a page of staff's or of the portal's.</summary>
public sealed record TicketView(
    long Id, int Number, string Subject, long QueueId, long StatusId, Guides.Phase Phase, bool IsActive, long PriorityId, long? CategoryId,
    long? AssigneeId, long? GroupId, string TagText, Access.Door Door, DateTime CreatedAt, DateTime UpdatedAt, DateTime? SolvedAt, DateTime? ClosedAt,
    long RequesterId, string RequesterName, string RequesterAddress, string? RequesterPhone, long? CustomerId, string? CustomerName, long Version,
    int? FollowsNumber, long? ScenarioVersionId = null)
{
    public long? TypeId { get; init; }
    public long? ProductId { get; init; }
    public long? DeferralReasonId { get; init; }
    public DateTime? ReviewAt { get; init; }
    public bool IsSpam => Tickets.Ticket.MeansSpam(TagText, IsActive);

    public IReadOnlyList<MessageView> Messages { get; init; } = [];

    /// <summary>For staff; empty for requesters.</summary>
    public IReadOnlyList<HistoryView> History { get; init; } = [];
    public IReadOnlyList<ParticipantView> Participants { get; init; } = [];
    public IReadOnlyList<FailedMailView> FailedMails { get; init; } = [];

    public long? ContractId { get; init; }

    /// <summary>What staff may put it under: the customer's contracts that are in use, and the ticket's own.</summary>
    public IReadOnlyList<ContractView> Contracts { get; init; } = [];

    /// <summary>What the requester has answered to the survey, the newest first.</summary>
    public IReadOnlyList<SurveyView> Surveys { get; init; } = [];

    /// <summary>The ticket that goes on with this ended one; null: none.</summary>
    public int? FollowedByNumber { get; init; }
}

public sealed record ContractView(long Id, string Name, string? Number, DateOnly? Until)
{
    public string Title => People.Contract.TitleOf(Name, Number);
}

public sealed record SurveyView(int Of, int? Rating, string? Comment, DateTime? AnsweredAt, bool IsUnresolved, long? AssigneeId);

public sealed record FailedMailView(Guid Id, string Address, string? Error);

/// <summary>Reads one ticket for whoever may see it: five commands for staff, one more for a customer's and for an ended ticket, three for requesters.</summary>
public sealed class TicketReader(DeskDb db)
{
    /// <returns>Null when the person who acts sees no such ticket.</returns>
    public async Task<TicketView?> FindAsync(Act act, int number, CancellationToken cancellation)
    {
        var ticket = await Ticket(act, number).SingleOrDefaultAsync(cancellation);
        if (ticket is null)
            return null;
        var messages = await MessagesAsync(act, ticket.Id, cancellation);
        if (!act.IsStaff)
            return ticket with { Messages = messages };
        var history = await History(ticket.Id).ToListAsync(cancellation);
        return ticket with
        {
            Messages = messages,
            History = history,
            Participants = await Participants(ticket.Id).ToListAsync(cancellation),
            FailedMails = await FailedMails(ticket.Id).ToListAsync(cancellation),
            Contracts = ticket.CustomerId is { } customer ? await Contracts(customer, ticket.ContractId).ToListAsync(cancellation) : [],
            // Few tickets have one, and their history says so.
            Surveys = history.Exists(x => x.Fact is Fact.Rated or Fact.RatingCommented or Fact.ToldUnresolved) ? await Surveys(ticket.Id).ToListAsync(cancellation) : [],
            FollowedByNumber = ticket.IsActive ? null : await FollowedByAsync(ticket.Id, cancellation),
        };
    }

    private async Task<IReadOnlyList<MessageView>> MessagesAsync(Act act, long ticketId, CancellationToken cancellation)
    {
        var messages = await Messages(act, ticketId).ToListAsync(cancellation);
        var attachments = await Attachments(act, ticketId).ToListAsync(cancellation);
        if (attachments.Count == 0)
            return messages;
        var byMessage = attachments.ToLookup(x => x.MessageId);
        return [.. messages.Select(x => x with { Attachments = [.. byMessage[x.Id]] })];
    }

    // Neither ordered nor cut: for the sake of an order PostgreSQL would walk through all tickets.
    private async Task<int?> FollowedByAsync(long ticketId, CancellationToken cancellation) =>
        (await db.Tickets.Where(x => x.FollowsId == ticketId).Select(x => (int?)x.Number).ToListAsync(cancellation)).Min();

    internal IQueryable<TicketView> Ticket(Act act, int number) =>
        act.VisibleTickets(db).Where(x => x.Number == number).Select(x => new TicketView(
            x.Id, x.Number, x.Subject, x.QueueId, x.StatusId, x.Phase, x.IsActive, x.PriorityId, x.CategoryId,
            x.AssigneeId, x.GroupId, x.TagText, x.Door, x.CreatedAt, x.UpdatedAt, x.SolvedAt, x.ClosedAt,
            x.RequesterId, x.Requester!.Name, x.Requester.Address, x.Requester.Phone, x.CustomerId, x.Customer!.Name, x.Version,
            act.IsStaff ? x.Follows!.Number : null, x.ScenarioVersionId) { TypeId = x.TypeId, ProductId = x.ProductId, DeferralReasonId = x.DeferralReasonId, ReviewAt = x.ReviewAt, ContractId = x.ContractId });

    internal IQueryable<MessageView> Messages(Act act, long ticketId) =>
        act.VisibleMessages(db).Where(x => x.TicketId == ticketId).OrderBy(x => x.Id).Select(x => new MessageView(
            x.Id, x.Kind, x.AuthorId, x.Author.Name, x.Author.Address, x.IsFromStaff, x.Door, x.At,
            x.Text, x.Html, x.Folded, x.HasMailHtml, x.RawFile != null, x.MatchReason, x.AutomaticReason, x.IsThanks, x.ForwardedTo));

    internal IQueryable<AttachmentView> Attachments(Act act, long ticketId) =>
        act.VisibleMessages(db).Where(x => x.TicketId == ticketId).SelectMany(x => x.Attachments).OrderBy(x => x.Id)
            .Select(x => new AttachmentView(x.Id, x.MessageId, x.Name, x.ContentType, x.Size, x.IsInline));

    internal IQueryable<HistoryView> History(long ticketId) =>
        db.History.Where(x => x.TicketId == ticketId).OrderBy(x => x.Id).Select(x => new HistoryView(
            x.Id, x.Fact, db.Set<People.Person>().Where(p => p.Id == x.PersonId).Select(p => p.Name).FirstOrDefault(),
            x.Door, x.At, x.Why, x.From, x.To));

    internal IQueryable<ParticipantView> Participants(long ticketId) =>
        db.Participants.Where(x => x.TicketId == ticketId).Select(x => new ParticipantView(x.PersonId, x.Person.Name, x.Person.Address));

    internal IQueryable<ContractView> Contracts(long customerId, long? contractId) =>
        db.Set<People.Contract>().Where(x => x.CustomerId == customerId && (x.ArchivedAt == null || x.Id == contractId)).OrderBy(x => x.Name).ThenBy(x => x.Id)
            .Select(x => new ContractView(x.Id, x.Name, x.Number, x.Until));

    internal IQueryable<SurveyView> Surveys(long ticketId) =>
        db.Set<Surveys.SurveyAnswer>().Where(x => x.TicketId == ticketId && x.AnsweredAt != null).OrderByDescending(x => x.Id)
            .Select(x => new SurveyView(x.Of, x.Rating, x.Comment, x.AnsweredAt, x.UnresolvedAt != null, x.AssigneeId));

    internal IQueryable<FailedMailView> FailedMails(long ticketId) =>
        db.Outbox.Where(x => x.TicketId == ticketId && x.State == OutboxState.Failed)
            .Select(x => new FailedMailView(x.Id, x.Person.Address, x.LastError));
}
