using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.CustomFields;
using ServiceDesk.Database;
using ServiceDesk.Escalation;
using ServiceDesk.Outbox;
using ServiceDesk.Relations;
using ServiceDesk.Tickets.Corrections;
using ServiceDesk.Watching;

namespace ServiceDesk.Tickets;

/// <summary>A message as a page shows it.</summary>
public sealed record MessageView(
    long Id, MessageKind Kind, long AuthorId, string AuthorName, string AuthorAddress, bool IsFromStaff, Access.Door Door, DateTime At,
    string Text, string? Html, string? Folded, bool HasMailHtml, bool HasRaw, string? MatchReason, string? AutomaticReason, bool IsThanks, string? ForwardedTo = null)
{
    /// <summary>Another desk has written it.</summary>
    public bool IsFromDesk { get; init; }

    public IReadOnlyList<AttachmentView> Attachments { get; init; } = [];
    public DateTime? CorrectedAt { get; init; }

    /// <summary>Of a mail to somebody outside, where it is not the ticket's.</summary>
    public string? Subject { get; init; }

    /// <summary>What stood there before, the newest first; for staff.</summary>
    public IReadOnlyList<FormerText> Former { get; init; } = [];
}

public sealed record AttachmentView(long Id, long MessageId, string Name, string ContentType, long Size, bool IsInline, DateTime? WithdrawnAt = null, FileCheck Check = FileCheck.None, string? Finding = null)
{
    /// <summary>The days after which its bytes were removed; null: they are there.</summary>
    public int? RemovedAfter { get; init; }
}

/// <param name="PersonName">Who replaced it.</param>
public sealed record FormerText(long MessageId, string Text, string? Html, string PersonName, DateTime At, string? Why);

public sealed record HistoryView(long Id, Fact Fact, string? PersonName, Access.Door Door, DateTime At, string? Why, string? From, string? To);

/// <param name="IsWatcher">Of staff, and no part of the conversation.</param>
public sealed record ParticipantView(long PersonId, string Name, string Address, bool IsWatcher = false);

/// <summary>A ticket with its conversation, for a page of staff's or of the portal's.</summary>
public sealed record TicketView(
    long Id, int Number, string Subject, long QueueId, long StatusId, Guides.Phase Phase, bool IsActive, long PriorityId, long? CategoryId,
    long? AssigneeId, long? GroupId, string TagText, Access.Door Door, DateTime CreatedAt, DateTime UpdatedAt, DateTime? SolvedAt, DateTime? ClosedAt,
    long RequesterId, string RequesterName, string RequesterAddress, string? RequesterPhone, long? CustomerId, string? CustomerName, long Version,
    int? FollowsNumber, long? ScenarioVersionId = null)
{
    /// <summary>The ticket that it goes on with is in the trash.</summary>
    public bool FollowsTrash { get; init; }

    /// <summary>The person who reads has begun to write in it.</summary>
    public bool HasDraft { get; init; }

    /// <summary>A reply waits in it that the person who reads may know of.</summary>
    public bool HasHeld { get; init; }

    /// <summary>Where it was merged into.</summary>
    public int? MergedIntoNumber { get; init; }

    /// <summary>What staff have related it to, and what it was merged or split with.</summary>
    public IReadOnlyList<RelationView> Relations { get; init; } = [];

    public long? TypeId { get; init; }
    public long? ProductId { get; init; }

    /// <summary>Custom fields by their ids, as <see cref="FieldFormat"/> keeps them.</summary>
    public IReadOnlyDictionary<long, string> Fields => FieldFormat.Unpack(FieldText);
    internal string? FieldText { get; init; }

    /// <summary>What it was submitted from.</summary>
    public long? SystemId { get; init; }
    public string? SystemName { get; init; }
    public long? DeferralReasonId { get; init; }
    public DateTime? ReviewAt { get; init; }
    public int? Importance { get; init; }
    public bool IsSpam => Tickets.Ticket.MeansSpam(TagText, IsActive);

    public IReadOnlyList<MessageView> Messages { get; init; } = [];

    /// <summary>Since when it is escalated; null: it is not, or requesters ask.</summary>
    public DateTime? EscalatedAt { get; init; }

    /// <summary>Another desk has a ticket to it.</summary>
    public bool IsShared { get; init; }

    /// <summary>The tickets of other desks to it, the first one first.</summary>
    public IReadOnlyList<OtherDeskTicket> OtherDesks { get; init; } = [];

    /// <summary>For staff; empty for requesters.</summary>
    public IReadOnlyList<HistoryView> History { get; init; } = [];
    public IReadOnlyList<ParticipantView> Participants { get; init; } = [];

    /// <summary>For staff: who of them watches it.</summary>
    public IReadOnlyList<long> WatcherIds { get; init; } = [];
    public IReadOnlyList<FailedMailView> FailedMails { get; init; } = [];

    public long? ContractId { get; init; }

    /// <summary>What staff may put it under: the customer's contracts that are in use, and the ticket's own.</summary>
    public IReadOnlyList<ContractView> Contracts { get; init; } = [];

    /// <summary>The products that its contract covers; empty: every one, or it has no contract.</summary>
    public IReadOnlyList<long> CoveredProductIds { get; init; } = [];

    /// <summary>What of its customer's it is about, and may be about (E5).</summary>
    public IReadOnlyList<ServiceView> Services { get; init; } = [];

    /// <summary>What the requester has answered to the survey, the newest first.</summary>
    public IReadOnlyList<SurveyView> Surveys { get; init; } = [];

    /// <summary>The ticket that goes on with this ended one; null: none.</summary>
    public int? FollowedByNumber { get; init; }
}

public sealed record ContractView(long Id, string Name, string? Number, DateOnly? Until)
{
    public string Title => People.Contract.TitleOf(Name, Number);
}

public sealed record ServiceView(long Id, string Name, string? Number, bool IsLinked)
{
    public string Title => People.Contract.TitleOf(Name, Number);
}

internal enum AgreementKind
{
    Contract = 1,
    Service = 2,

    /// <summary>A product that the ticket's contract covers; of it the id alone is read.</summary>
    CoveredProduct = 3,
}

/// <summary>A contract or a service of a customer's, or a product under the contract: one command reads them all.</summary>
internal sealed class AgreementRow
{
    public required AgreementKind Kind { get; init; }
    public required long Id { get; init; }
    public required string Name { get; init; }
    public required string? Number { get; init; }
    public required DateOnly? Until { get; init; }
    public required bool IsLinked { get; init; }
}

/// <param name="FromStart">The ticket at hand is the one that the relation starts at.</param>
/// <param name="Number">Of the other one, and its subject and status.</param>
public sealed record RelationView(long Id, RelationKind Kind, long? TypeId, bool FromStart, int Number, string Subject, long StatusId);

public sealed record SurveyView(int Of, int? Rating, string? Comment, DateTime? AnsweredAt, bool IsUnresolved, long? AssigneeId);

public sealed record FailedMailView(Guid Id, string Address, string? Error);

/// <summary>
/// Reads one ticket for whoever may see it: five commands for staff, one more for a customer's, for an ended one and for what few have
/// (mail that failed, surveys, relations, corrections); three for requesters. Watchers come with those who take part.
/// </summary>
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
        var agreements = ticket.CustomerId is { } customer ? await Agreements(customer, ticket.Id, ticket.ContractId).ToListAsync(cancellation) : [];
        var people = await Participants(ticket.Id).ToListAsync(cancellation);
        return ticket with
        {
            Messages = messages,
            History = history,
            Participants = [.. people.Where(x => !x.IsWatcher)],
            WatcherIds = [.. people.Where(x => x.IsWatcher).Select(x => x.PersonId)],
            // Few have one of these, and their history says so.
            FailedMails = history.Exists(x => x.Fact == Fact.MailFailed) ? await FailedMails(ticket.Id).ToListAsync(cancellation) : [],
            Contracts = [.. agreements.Where(x => x.Kind == AgreementKind.Contract).Select(x => new ContractView(x.Id, x.Name, x.Number, x.Until))],
            CoveredProductIds = [.. agreements.Where(x => x.Kind == AgreementKind.CoveredProduct).Select(x => x.Id)],
            Services = [.. agreements.Where(x => x.Kind == AgreementKind.Service).Select(x => new ServiceView(x.Id, x.Name, x.Number, x.IsLinked))],
            Surveys = history.Exists(x => x.Fact is Fact.Rated or Fact.RatingCommented or Fact.ToldUnresolved) ? await Surveys(ticket.Id).ToListAsync(cancellation) : [],
            Relations = history.Exists(x => x.Fact is Fact.Related or Fact.MergedIn or Fact.MergedInto) ? await Relations(act, ticket.Id).ToListAsync(cancellation) : [],
            OtherDesks = ticket.IsShared ? await OtherDesks(ticket.Id).ToListAsync(cancellation) : [],
            FollowedByNumber = ticket.IsActive ? null : await FollowedByAsync(ticket.Id, cancellation),
        };
    }

    private async Task<IReadOnlyList<MessageView>> MessagesAsync(Act act, long ticketId, CancellationToken cancellation)
    {
        var messages = await Messages(act, ticketId).ToListAsync(cancellation);
        var attachments = await Attachments(act, ticketId).ToListAsync(cancellation);
        var former = act.IsStaff && messages.Exists(x => x.CorrectedAt is not null) ? await FormerTexts(ticketId).ToListAsync(cancellation) : [];
        if (attachments.Count + former.Count == 0)
            return messages;
        var byMessage = attachments.ToLookup(x => x.MessageId);
        var before = former.ToLookup(x => x.MessageId);
        return [.. messages.Select(x => x with { Attachments = [.. byMessage[x.Id]], Former = [.. before[x.Id]] })];
    }

    // Neither ordered nor cut: for the sake of an order PostgreSQL would walk through all tickets.
    private async Task<int?> FollowedByAsync(long ticketId, CancellationToken cancellation) =>
        (await db.Tickets.Where(x => x.FollowsId == ticketId).Select(x => (int?)x.Number).ToListAsync(cancellation)).Min();

    internal IQueryable<TicketView> Ticket(Act act, int number) =>
        act.VisibleTickets(db).IgnoreQueryFilters([Tickets.Ticket.TrashFilter]).Where(x => x.Number == number && x.TrashedAt == null).Select(x => new TicketView(
            x.Id, x.Number, x.Subject, x.QueueId, x.StatusId, x.Phase, x.IsActive, x.PriorityId, x.CategoryId,
            x.AssigneeId, x.GroupId, x.TagText, x.Door, x.CreatedAt, x.UpdatedAt, x.SolvedAt, x.ClosedAt,
            x.RequesterId, x.Requester!.Name, x.Requester.Address, x.Requester.Phone, x.CustomerId, x.Customer!.Name, x.Version,
            act.IsStaff ? x.Follows!.Number : null, x.ScenarioVersionId) { TypeId = x.TypeId, FieldText = x.FieldText, ProductId = x.ProductId, DeferralReasonId = x.DeferralReasonId, ReviewAt = x.ReviewAt, ContractId = x.ContractId, Importance = x.Importance,
            SystemId = x.SystemId, SystemName = db.Set<Systems.CustomerSystem>().Where(y => y.Id == x.SystemId).Select(y => y.Name).FirstOrDefault(),
            EscalatedAt = act.IsStaff ? x.EscalatedAt : null, IsShared = act.IsStaff && x.IsShared,
            FollowsTrash = x.Follows!.TrashedAt != null, HasDraft = act.IsStaff && db.Set<Drafts.Draft>().Any(y => y.PersonId == act.PersonId && y.TicketId == x.Id),
            HasHeld = act.IsStaff && db.Set<Holding.HeldReply>().Any(y => y.TicketId == x.Id && (y.ReturnedAt == null || y.PersonId == act.PersonId)),
            MergedIntoNumber = db.Set<Tickets.Ticket>().Where(y => y.Id == x.MergedIntoId && y.TrashedAt == null).Select(y => (int?)y.Number).FirstOrDefault() });

    internal IQueryable<MessageView> Messages(Act act, long ticketId) =>
        act.VisibleMessages(db).Where(x => x.TicketId == ticketId).OrderBy(x => x.Id).Select(x => new MessageView(
            x.Id, x.Kind, x.AuthorId, x.Author.Name, x.Author.Address, x.IsFromStaff, x.Door, x.At,
            x.Text, x.Html, x.Folded, x.HasMailHtml, x.RawFile != null, x.MatchReason, x.AutomaticReason, x.IsThanks, x.ForwardedTo) { CorrectedAt = x.CorrectedAt, Subject = x.Subject, IsFromDesk = x.Author.RepresentsTenantId != null });

    internal IQueryable<AttachmentView> Attachments(Act act, long ticketId) =>
        Attached(act, act.VisibleMessages(db).Where(x => x.TicketId == ticketId)).OrderBy(x => x.Id)
            .Select(x => new AttachmentView(x.Id, x.MessageId, x.Name, x.ContentType, x.Size, x.IsInline, x.WithdrawnAt, x.Check, x.Finding) { RemovedAfter = x.KeptDays });

    private static IQueryable<Attachment> Attached(Act act, IQueryable<Message> messages) =>
        act.IsStaff ? messages.SelectMany(x => x.Attachments) : messages.SelectMany(x => x.Attachments).Where(x => x.WithdrawnAt == null);

    internal IQueryable<FormerText> FormerTexts(long ticketId) =>
        db.MessageVersions.Where(x => x.Message.TicketId == ticketId).OrderByDescending(x => x.Id).Select(x => new FormerText(
            x.MessageId, x.Text, x.Html, db.Set<People.Person>().Where(p => p.Id == x.PersonId).Select(p => p.Name).First(), x.At, x.Why));

    internal IQueryable<HistoryView> History(long ticketId) =>
        db.History.Where(x => x.TicketId == ticketId).OrderBy(x => x.Id).Select(x => new HistoryView(
            x.Id, x.Fact, db.Set<People.Person>().Where(p => p.Id == x.PersonId).Select(p => p.Name).FirstOrDefault(),
            x.Door, x.At, x.Why, x.From, x.To));

    internal IQueryable<ParticipantView> Participants(long ticketId) =>
        db.Participants.Where(x => x.TicketId == ticketId).Select(x => new { x.PersonId, IsWatcher = false })
            .Concat(db.Set<Watcher>().Where(x => x.TicketId == ticketId).Select(x => new { x.PersonId, IsWatcher = true }))
            .Join(db.Set<People.Person>(), x => x.PersonId, x => x.Id, (x, person) => new ParticipantView(person.Id, person.Name, person.Address, x.IsWatcher));

    internal IQueryable<AgreementRow> Agreements(long customerId, long ticketId, long? contractId)
    {
        var links = db.Set<Services.ServiceLink>().Where(x => x.TicketId == ticketId);
        return db.Set<People.Contract>().Where(x => x.CustomerId == customerId && (x.ArchivedAt == null || x.Id == contractId))
            .Select(x => new AgreementRow { Kind = AgreementKind.Contract, Id = x.Id, Name = x.Name, Number = x.Number, Until = x.Until, IsLinked = x.Id == contractId })
            .Concat(db.Set<Services.Service>().Where(x => x.CustomerId == customerId && (x.ArchivedAt == null || links.Any(link => link.ServiceId == x.Id)))
                .Select(x => new AgreementRow { Kind = AgreementKind.Service, Id = x.Id, Name = x.Name, Number = x.Number, Until = null, IsLinked = links.Any(link => link.ServiceId == x.Id) }))
            .Concat(db.Set<People.ContractProduct>().Where(x => x.ContractId == contractId)
                .Select(x => new AgreementRow { Kind = AgreementKind.CoveredProduct, Id = x.ProductId, Name = "", Number = null, Until = null, IsLinked = false }))
            .OrderBy(x => x.Name).ThenBy(x => x.Id);
    }

    internal IQueryable<RelationView> Relations(Act act, long ticketId) =>
        RelationsOf(act, ticketId).OrderBy(x => x.Kind).ThenBy(x => x.Id).Select(x => new RelationView(
            x.Id, x.Kind, x.TypeId, x.FromId == ticketId, x.FromId == ticketId ? x.To.Number : x.From.Number,
            x.FromId == ticketId ? x.To.Subject : x.From.Subject, x.FromId == ticketId ? x.To.StatusId : x.From.StatusId));

    // A ticket outside of the scope is not told by its relations either.
    private IQueryable<TicketRelation> RelationsOf(Act act, long ticketId)
    {
        var relations = db.Relations.Where(x => x.FromId == ticketId || x.ToId == ticketId);
        if (act.Rights.ScopeOf(Right.Ticketing) == TicketScope.All)
            return relations;
        var visible = act.VisibleTickets(db);
        return relations.Where(x => visible.Any(ticket => ticket.Id == (x.FromId == ticketId ? x.ToId : x.FromId)));
    }

    internal IQueryable<OtherDeskTicket> OtherDesks(long ticketId) =>
        db.SupplierTickets.Where(x => x.TicketId == ticketId).OrderBy(x => x.Id).Select(x => new OtherDeskTicket(
            x.Id, x.Link.Side, db.Set<Tenants.Tenant>().Where(y => y.Id == x.Link.OtherTenantId).Select(y => y.Name).First(),
            x.OtherNumber, x.OtherStatus, x.OtherPhase, x.StartedAt, x.EndedAt));

    internal IQueryable<SurveyView> Surveys(long ticketId) =>
        db.Set<Surveys.SurveyAnswer>().Where(x => x.TicketId == ticketId && x.AnsweredAt != null).OrderByDescending(x => x.Id)
            .Select(x => new SurveyView(x.Of, x.Rating, x.Comment, x.AnsweredAt, x.UnresolvedAt != null, x.AssigneeId));

    internal IQueryable<FailedMailView> FailedMails(long ticketId) =>
        db.Outbox.Where(x => x.TicketId == ticketId && x.State == OutboxState.Failed)
            .Select(x => new FailedMailView(x.Id, x.Person.Address, x.LastError));
}
