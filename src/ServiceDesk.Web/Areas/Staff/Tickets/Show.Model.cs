using ServiceDesk.Access;
using ServiceDesk.Scenarios;
using ServiceDesk.ServiceLevels;
using ServiceDesk.Tickets;
using ServiceDesk.Timers;
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

    /// <summary>What is promised for it, and how far that has come.</summary>
    public required TicketClocks Clocks { get; init; }

    /// <summary>What was sent and could not be taken; null on a fresh page.</summary>
    public WorkForm? Sent { get; } = sent;

    /// <summary>The fields as the ticket has them.</summary>
    public TicketFields Was { get; } = TicketFields.Of(ticket, timeZone);

    /// <summary>The fields as the form shows them.</summary>
    public TicketFields Now { get; } = sent is null ? TicketFields.Of(ticket, timeZone) : sent.Now.Over(TicketFields.Of(ticket, timeZone), sent.Was);

    public IReadOnlyList<TimelineEntry> Timeline { get; } = Tickets.Timeline.Of(ticket);
    public long LastMessageId => Ticket.Messages.Count == 0 ? 0 : Ticket.Messages[^1].Id;
    public bool IsMine => Ticket.AssigneeId == act.PersonId;
    public bool MayReadRaw => act.IsAdministrator;
    public bool MayBlock => act.IsAdministrator;
    public long? Me => act.PersonId;
    public string FormId => $"work-{Ticket.Number}";
}
