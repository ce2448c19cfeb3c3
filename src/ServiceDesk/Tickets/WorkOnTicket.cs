using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Macros;
using ServiceDesk.Notifications;
using ServiceDesk.Outbox;
using ServiceDesk.People;
using ServiceDesk.ServiceLevels;
using ServiceDesk.Surveys;
using ServiceDesk.Tickets.Holding;
using ServiceDesk.Watching;

namespace ServiceDesk.Tickets;

/// <summary>What a member of staff does to a ticket in one act (I7). What is null stays as it is.</summary>
public sealed record TicketWork : TicketChanges
{
    [JsonIgnore]
    public NewText Text { get; init; } = NewText.None;

    [JsonIgnore]
    public MessageKind Kind { get; init; } = MessageKind.Public;

    [JsonIgnore]
    public IReadOnlyList<NewFile> Files { get; init; } = [];

    /// <summary>Of the files beside its author's draft, those that the page has shown: the others stay there.</summary>
    [JsonIgnore]
    public IReadOnlyList<long> ShownFileIds { get; init; } = [];

    /// <summary>Of those that were shown, the ones that go with it.</summary>
    [JsonIgnore]
    public IReadOnlyList<long> KeptFileIds { get; init; } = [];

    /// <summary>False: it is not what stands in its author's draft.</summary>
    [JsonIgnore]
    public bool EndsDraft { get; init; } = true;

    public bool IsWritten => !Text.IsEmpty || Files.Count > 0 || KeptFileIds.Count > 0;
    public bool IsReply => Kind == MessageKind.Public && IsWritten;

    public override bool Answers => Kind == MessageKind.Public && !Text.IsEmpty;

    /// <summary>What they do is done too, save what is asked for by hand.</summary>
    public IReadOnlyList<long> MacroIds { get; init; } = [];

    /// <summary>
    /// The newest message that the author of a reply has seen: over a newer one of somebody else's it is not sent, nor over one of their own with
    /// the same text, for browsers repeat a request by themselves whose connection broke off. Null: it is sent all the same.
    /// </summary>
    public long? Seen { get; init; }

    /// <summary>It was sent before, and whoever sent it does not know what became of it: a newer message of their own counts as one of somebody else's.</summary>
    [JsonIgnore]
    public bool IsRepeated { get; init; }

    /// <summary>The mail that the answer came by; null for one that was written on a page.</summary>
    [JsonIgnore]
    public MailFacts? Mail { get; init; }
}

/// <summary>Answers, notes and changes of staff's, all in one save.</summary>
public sealed class WorkOnTicket(
    DeskDb db, CatalogCache catalogs, MessageWriter messages, ChangeTicket change, ServiceClocks serviceClocks, AskSurvey survey, NoteMentions mentions, FollowAct followAct,
    UseMacros macros)
{
    /// <returns>False when the person who acts sees no such ticket.</returns>
    /// <exception cref="TicketRuleException">Something that was asked for cannot be done; nothing is saved.</exception>
    /// <exception cref="OvertakenException">The reply would stand behind a message that its author has not seen; nothing is saved.</exception>
    public async Task<bool> RunAsync(Act act, int number, TicketWork work, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (!await WithinAsync(act, number, work, cancellation))
            return false;
        await transaction.CommitAsync(cancellation);
        return true;
    }

    /// <summary>Whether it could be done now: everything is done, and nothing saved. For a scope that is used for nothing else.</summary>
    internal async Task<bool> TryAsync(Act act, int number, TicketWork work, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        return await DoAsync(act, number, work, cancellation);
    }

    /// <summary>The same in the caller's transaction.</summary>
    internal async Task<bool> WithinAsync(Act act, int number, TicketWork work, CancellationToken cancellation)
    {
        if (!await DoAsync(act, number, work, cancellation))
            return false;
        await db.SaveChangesAsync(cancellation);
        return true;
    }

    private async Task<bool> DoAsync(Act act, int number, TicketWork work, CancellationToken cancellation)
    {
        if (!act.IsStaff)
            return false;
        var ticket = await WithNumber(act, number).SingleOrDefaultAsync(cancellation);
        if (ticket is null)
            return false;
        // After the ticket was read: who writes in this moment gives it another version, and this save fails.
        if (work is { Seen: { } seen, IsReply: true }
            && await db.Messages.AnyAsync(x => x.TicketId == ticket.Id && x.Id > seen && x.Kind == MessageKind.Public && (x.AuthorId != act.PersonId || work.IsRepeated || x.Text == work.Text.Text), cancellation))
            throw new OvertakenException();
        // Not by the query above: SQLite would read all tickets' tags to join this one's.
        if (work.Tags is not null)
            await db.Entry(ticket).Collection(x => x.Tags).Query().Include(x => x.Tag).LoadAsync(cancellation);
        // What was sent is no draft any more.
        if (act.Door == Door.Staff && work.EndsDraft)
        {
            var kept = await new DraftEnd(db).RunAsync(act, ticket.Id, work, cancellation);
            db.RemoveRange(kept);
            work = work with { Files = [.. kept.Select(x => x.ToFile()), .. work.Files] };
        }
        await PrepareAsync(act, ticket, work, cancellation);
        return true;
    }

    internal IQueryable<Ticket> WithNumber(Act act, int number) => act.TicketsFor(db, Right.Edit).Include(x => x.Requester).Where(x => x.Number == number);

    /// <summary>Does the work on a ticket that the caller has loaded (with its tags, if they are to change) and saves.</summary>
    /// <exception cref="TicketRuleException">The person who acts may not work on it, or something that was asked for cannot be done.</exception>
    public async Task PrepareAsync(Act act, Ticket ticket, TicketWork work, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(ticket);
        if (act.IsStaff && !act.Covers(Right.Edit, ticket))
            throw new TicketRuleException("Your roles do not let you work on this ticket.");
        var catalog = await catalogs.GetAsync(db, cancellation);
        var assigneeWasChosen = work.AssigneeId is not null;
        var plan = macros.PlanOf(act, work.MacroIds, catalog);
        if (plan is not null)
            work = await macros.AddToAsync(work, ticket, plan, cancellation);
        var wasActive = ticket.IsActive;
        var formerDeferral = (ticket.DeferralReasonId, ticket.ReviewAt);
        var statusWasChosen = work.StatusId is { } chosen && chosen != ticket.StatusId;
        await change.PrepareAsync(act, ticket, work, catalog, cancellation);
        var isDeferred = formerDeferral != (ticket.DeferralReasonId, ticket.ReviewAt) && Notices.NoteOf(db, ticket, catalog) is not null;
        var (message, mail) = await WriteAsync(act, ticket, work, statusWasChosen, isDeferred, catalog, cancellation);
        if (plan is not null)
            await macros.FinishAsync(act, ticket, plan, assigneeWasChosen, catalog, cancellation);
        var hasEnded = wasActive && !ticket.IsActive;
        // One mail, not two: an answer tells enough, for the reason stands in it.
        if (message is not { Kind: MessageKind.Public } && isDeferred)
            Notices.OfDeferral(db, act, ticket, catalog);
        else if (message is not { Kind: MessageKind.Public } && hasEnded)
            mail = await Notices.OfClosingAsync(db, act, ticket, catalog, cancellation);
        // Nobody is asked how they liked a refusal.
        if (hasEnded && !isDeferred)
            await survey.PrepareAsync(act, ticket, mail, cancellation);
        var named = message is null ? [] : await mentions.PrepareAsync(act, ticket, message, cancellation);
        await followAct.RunAsync(act, ticket, catalog, cancellation, named: named);
    }

    private async Task<(Message? Message, OutboxMail? Mail)> WriteAsync(
        Act act, Ticket ticket, TicketWork work, bool statusWasChosen, bool isDeferred, Catalog catalog, CancellationToken cancellation)
    {
        if (work.Text.IsEmpty && work.Files.Count == 0 && work.Mail is null)
            return default;
        var author = await db.People.SingleAsync(x => x.Id == act.PersonId, cancellation);
        var message = await messages.WriteAsync(act, author, work.Kind, work.Text, work.Files, work.Mail, cancellation);
        // A status that the agent did not choose follows from the answer (C7).
        if (!statusWasChosen && !catalog.StepsIn(act.PersonId, ticket) && ticket.PhaseAfter(message) is { } phase)
            await change.MoveOnAsync(act with { Why = "First answer" }, ticket, phase, catalog, cancellation, work.Answers);
        ticket.Add(act, message);
        await serviceClocks.FollowAsync(act, ticket, catalog, cancellation, message);
        return (message, message.Kind == MessageKind.Public ? Notices.OfReply(db, act, ticket, message, isDeferred ? Notices.NoteOf(db, ticket, catalog) : null) : null);
    }
}
