using ServiceDesk.Access;
using ServiceDesk.Macros;
using ServiceDesk.People;
using ServiceDesk.Scenarios;
using ServiceDesk.ServiceLevels;
using ServiceDesk.Tickets;
using ServiceDesk.Tickets.Corrections;
using ServiceDesk.Tickets.Drafts;
using ServiceDesk.Tickets.Holding;
using ServiceDesk.Timers;
using ServiceDesk.Watching;
using ServiceDesk.Web.Areas.Staff.Shared;

namespace ServiceDesk.Web.Areas.Staff.Tickets;

/// <summary>One ticket with its conversation, its facts and the form to work on it.</summary>
public sealed class ShowModel(Act act, TicketView ticket, Catalog catalog, Sidebar sidebar, string timeZone, WorkForm? sent = null)
{
    public TicketView Ticket { get; } = ticket;
    public Catalog Catalog { get; } = catalog;
    public Sidebar Sidebar { get; } = sidebar;

    /// <summary>What the calendars among the files say, by message.</summary>
    public required IReadOnlyDictionary<long, MeetingView> Meetings { get; init; }

    /// <summary>What will happen by itself, the next first (I10).</summary>
    public required IReadOnlyList<RunningTimer> Timers { get; init; }

    /// <summary>Says which status may follow; null: any may.</summary>
    public required ScenarioRules? Scenario { get; init; }

    /// <summary>The statuses that the form offers besides the present one. Conditions are looked at when it is sent, with all that it changes.</summary>
    public IEnumerable<Guides.Status> NextStatuses => Scenario is { } rules
        ? Catalog.Statuses.Where(x => x.Id == Ticket.StatusId || rules.Transition(Ticket.StatusId, x.Id) is not null)
        : Catalog.Statuses;

    /// <summary>Staff who may see the ticket.</summary>
    public required IReadOnlyList<Person> Colleagues { get; init; }

    /// <summary>Those of them who watch it. Who may no longer see it is not told of, and not shown.</summary>
    public IReadOnlyList<Person> Watchers => [.. Colleagues.Where(x => Ticket.WatcherIds.Contains(x.Id))];

    /// <summary>What is written behind an @ to mention each of them.</summary>
    public IReadOnlyList<string> Mentionable => Mentions.WrittenFor([.. Colleagues.Where(x => x.Id != act.PersonId)]);

    /// <summary>What is promised for it, and how far that has come.</summary>
    public required TicketClocks Clocks { get; init; }

    /// <summary>What was sent and could not be taken; null on a fresh page.</summary>
    public WorkForm? Sent { get; } = sent;

    /// <summary>The fields as the ticket has them.</summary>
    public TicketFields Was { get; } = TicketFields.Of(ticket, timeZone);

    /// <summary>The fields as the form shows them.</summary>
    public TicketFields Now => field ??= Sent is { } form ? form.Now.Over(Was, form.Was) : Draft?.Work is null ? Was : DraftFields.Of(this, DraftWork);

    /// <summary>What a reply that was undone would have changed.</summary>
    public TicketWork DraftWork => field ??= HeldReply.ReadWork(Draft?.Work);

    public IReadOnlyList<TimelineEntry> Timeline { get; } = Tickets.Timeline.Of(ticket);

    /// <summary>What its reader has begun to write here, and not sent.</summary>
    public required Draft? Draft { get; init; }

    /// <summary>Replies that have not gone out, in the order in which they will.</summary>
    public required IReadOnlyList<HeldReplyView> Held { get; init; }

    /// <summary>Files of a reply that its reader has undone.</summary>
    public required IReadOnlyList<DraftFileView> DraftFiles { get; init; }

    /// <summary>Whether such a file goes with what is sent.</summary>
    public bool IsKept(DraftFileView file) => Sent is not { } form || form.KeptFiles.Contains(file.Id) || !form.ShownFiles.Contains(file.Id);

    /// <summary>A macro that the address asks for, with its text for this ticket.</summary>
    public required (Macro Macro, NewText Text)? Filled { get; init; }

    public string? Text => Sent is { } form ? form.Text : Filled is { } filled ? $"{Draft?.Text}\n\n{filled.Text.Text}".Trim() : Draft?.Text;

    /// <summary>Of what is written, not yet sanitised; null: there is its text alone.</summary>
    public string? Html => Sent is { } form ? form.Html : Filled is { } filled ? (Draft is { Html: null } ? null : Draft?.Html + filled.Text.Html) : Draft?.Html;

    /// <summary>Those in the menu.</summary>
    public IReadOnlyList<Macro> Macros { get; } = [.. UseMacros.InMenuOf(act, catalog)];

    /// <summary>Those whose changes are made when the form is sent.</summary>
    public IEnumerable<Macro> ChosenMacros => Macros.Where(x => Sent is { } form ? form.Macros.Contains(x.Id) : Filled?.Macro.Id == x.Id || DraftWork.MacroIds.Contains(x.Id));

    /// <summary>What a refused reply would have gone over: messages that its author had not seen, and perhaps itself, sent before.</summary>
    public IReadOnlyList<MessageView> Newer { get; } = sent is { Kind: MessageKind.Public }
        ? [.. ticket.Messages.Where(x => x.Id > sent.Seen && x.Kind == MessageKind.Public)]
        : [];

    /// <summary>The newest message that counts as read by whoever writes: of a draft, the newest one when it was begun.</summary>
    public long Seen => Draft?.Seen ?? LastMessageId;

    public long LastMessageId => Ticket.Messages.Count == 0 ? 0 : Ticket.Messages[^1].Id;
    public bool IsMine => Ticket.AssigneeId == act.PersonId;
    public bool MayReadRaw => act.Allows(Right.Settings);
    public bool MayBlock => act.Allows(Right.Settings);
    public bool MayTrash => act.Rights.Cover(Right.Delete, act.PersonId, Ticket.AssigneeId, Ticket.GroupId);
    public bool MayCorrect(MessageView message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return MayEdit && CorrectMessage.Allows(act.PersonId, MayTrash, message.AuthorId, message.IsFromStaff);
    }

    public bool MayEscalate => Ticket.MergedIntoNumber is null && act.Rights.Cover(Right.EscalateToManager, act.PersonId, Ticket.AssigneeId, Ticket.GroupId);
    public bool MayEndEscalation => act.Rights.Cover(Right.ManageEscalatedTickets, act.PersonId, Ticket.AssigneeId, Ticket.GroupId);
    public bool MayHandOn => Ticket.MergedIntoNumber is null && act.Rights.Cover(Right.EscalateToSupplier, act.PersonId, Ticket.AssigneeId, Ticket.GroupId);
    public bool MayCopy => MayEdit && act.Allows(Right.CreateCustomerTickets);
    public bool MayEdit => act.Rights.Cover(Right.Edit, act.PersonId, Ticket.AssigneeId, Ticket.GroupId);
    public long? Me => act.PersonId;
    public string FormId => $"work-{Ticket.Number}";
}
