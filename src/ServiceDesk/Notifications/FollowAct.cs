using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Escalation;
using ServiceDesk.Notifications.Events;
using ServiceDesk.Outbox;
using ServiceDesk.People;
using ServiceDesk.Templates.Xslt;
using ServiceDesk.Tickets;

namespace ServiceDesk.Notifications;

/// <summary>
/// What follows from an act on a ticket, once all of it is done: the mails of the matrix, what stands behind the bell, the templates that compute anew, and what other desks are told. Each
/// use case calls it at its end; the caller saves.
/// </summary>
/// <remarks>
/// Of one act a person gets one mail at most, and none of what they did themselves. Mails that the act has caused already
/// (<see cref="Notices"/>) count: whoever gets one of them gets no other.
/// </remarks>
public sealed class FollowAct(DeskDb db, EventCatalog events, EventRecipients recipients, TellOtherDesks otherDesks)
{
    private readonly HashSet<HistoryEntry> followed = [];

    /// <param name="act">Who did it.</param>
    /// <param name="ticket">As it is now, not saved.</param>
    /// <param name="catalog">The tenant's guides.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <param name="isQuiet">Nobody shall be told.</param>
    /// <param name="named">Whom the act mentions, or makes watchers.</param>
    public async Task RunAsync(Act act, Ticket ticket, Catalog catalog, CancellationToken cancellation, bool isQuiet = false, IReadOnlyList<long>? named = null)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(ticket);
        ArgumentNullException.ThrowIfNull(catalog);
        // Those that are saved belong to former acts; of several acts in one save each has its own.
        var entries = ticket.History.Where(x => x.Id == 0 && followed.Add(x)).ToList();
        if (entries.Count == 0)
            return;
        if (catalog.ComputesByTemplate)
            TemplateRun.Add(db, act, ticket);
        await otherDesks.PrepareAsync(act, ticket, entries, catalog, cancellation);
        if (!ticket.IsSpam && !isQuiet)
            await TellAsync(new(act, ticket, entries, ticket.Messages.LastOrDefault(x => x.Id == 0), named ?? []), catalog, cancellation);
    }

    private async Task TellAsync(ActOnTicket act, Catalog catalog, CancellationToken cancellation)
    {
        var wanted = new Dictionary<Audience, List<ToldEvent>>();
        foreach (var about in events.Events)
        {
            var told = Audiences.All.Where(x => about.IsFor(x) && catalog.Notifications.IsOn(about, x) && !about.OwnMails.Contains(x)).ToList();
            if (told.Count == 0 || about.FindIn(act) is not { } value)
                continue;
            foreach (var audience in told.Where(x => about.Concerns(x, act)))
                (wanted.TryGetValue(audience, out var list) ? list : wanted[audience] = []).Add(new(about.Key, value));
        }
        if (wanted.Count == 0)
            return;
        var earlier = db.KnownOf<OutboxMail>(act.Ticket).Where(x => x.CreatedAt == act.Act.At && x.State == OutboxState.Queued).ToList();
        var people = new Dictionary<Person, (OutboxKind Kind, List<ToldEvent> Events)>(ReferenceEqualityComparer.Instance);
        // A colleague who is a customer's contact too reads what colleagues read.
        foreach (var (audience, about) in wanted.OrderBy(x => x.Key.IsOutside()).ThenBy(x => x.Key))
            foreach (var person in await recipients.FindAsync(audience, act, earlier, catalog, cancellation))
                if (person.Id != act.Act.PersonId || person.Id == 0)
                    people[person] = people.TryGetValue(person, out var known) ? (known.Kind, [.. known.Events.Union(about)]) : (KindFor(audience), about);
        foreach (var (person, (kind, about)) in people)
            Tell(act, person, kind, about, earlier, catalog);
    }

    private void Tell(ActOnTicket act, Person person, OutboxKind kind, List<ToldEvent> about, List<OutboxMail> earlier, Catalog catalog)
    {
        if (kind == OutboxKind.Event)
        {
            Bell.Ring(db, act.Act, act.Ticket, person, about);
            about = about.FindAll(x => person.WaysFor(x.Key).HasFlag(NoticeWays.Mail));
            if (about.Count == 0)
                return;
        }
        if (earlier.Find(x => x.Person == person) is { } other)
        {
            // Two timers of one moment: still one mail.
            if (other.Kind.TellsOfEvents())
                other.Tell((ToldEvents.Read(other.Events) ?? ToldEvents.Of(act.Act)).With(about));
            return;
        }
        new OutboxMail
        {
            TenantId = act.Act.TenantId,
            Kind = kind,
            Ticket = act.Ticket,
            Message = ShownIn(act, kind, about),
            Person = person,
            TemplateId = about.Select(x => catalog.Notifications.TemplateOf(x.Key)).FirstOrDefault(x => x is not null),
            CreatedAt = act.Act.At,
        }.Tell(ToldEvents.Of(act.Act, about)).AddTo(db);
    }

    // What colleagues write among themselves is in no mail but one to a colleague that tells of it.
    private static Message? ShownIn(ActOnTicket act, OutboxKind kind, List<ToldEvent> about) => act.Message switch
    {
        { Kind: MessageKind.Public } message => message,
        { } note when kind == OutboxKind.Event && about.Exists(x => x.Key is NoteWritten.Name or MentionedInNote.Name) => note,
        _ => null,
    };

    private static OutboxKind KindFor(Audience audience) => audience switch
    {
        Audience.AccountContact => OutboxKind.AccountUpdate,
        Audience.Partners => OutboxKind.PartnerUpdate,
        Audience.Requester or Audience.Participants => OutboxKind.Update,
        _ => OutboxKind.Event,
    };
}
