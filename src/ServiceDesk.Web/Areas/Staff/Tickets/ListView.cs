using System.Globalization;
using Microsoft.Extensions.Localization;
using ServiceDesk.Access;
using ServiceDesk.Tickets;
using ServiceDesk.Tickets.Filters;
using ServiceDesk.Tickets.SavedViews;
using ServiceDesk.Web.Areas.Staff.Shared;

namespace ServiceDesk.Web.Areas.Staff.Tickets;

/// <summary>A list of the menu: one that every desk has, or a saved one.</summary>
/// <param name="Key">In addresses; empty for all tickets.</param>
/// <param name="Name">In the reader's language.</param>
/// <param name="Saved">Null: every desk has it.</param>
public sealed record ListView(string Key, string Name, TicketFilter Filter, SavedView? Saved = null)
{
    private const string QueuePrefix = "queue-";

    /// <summary>The entry of the sidebar.</summary>
    public string Place => Key.Length == 0 ? Sidebar.All : Saved is { } view ? Sidebar.OfView(view.Id) : Key;

    /// <returns>Null where the person who acts has no such list.</returns>
    public static ListView? Find(string? key, Catalog catalog, Act act, IStringLocalizer<Texts> L)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return key switch
        {
            null or "" or Sidebar.All => new("", L["All tickets"], TicketFilter.Everything),
            Sidebar.Mine => new(key, L["My tickets"], TicketFilter.Of(new ChoiceTerm(ChoiceField.Assignee, [ChoiceTerm.Me]))),
            Sidebar.Unassigned => new(key, L["Unassigned"], TicketFilter.Of(new StateTerm(TicketState.Unassigned))),
            Sidebar.Overdue => new(key, L["Overdue"], TicketFilter.Of(new StateTerm(TicketState.Overdue))),
            Sidebar.Escalated => act.Allows(Right.ManageEscalatedTickets) ? new(key, L["Escalated"], TicketFilter.Of(new StateTerm(TicketState.Escalated))) : null,
            _ when key.StartsWith(QueuePrefix, StringComparison.Ordinal) => catalog.Queue(IdIn(key[QueuePrefix.Length..])) is { } queue
                ? new(key, L[queue.Name], TicketFilter.Of(new ChoiceTerm(ChoiceField.Queue, [queue.Id])))
                : null,
            _ => catalog.SavedViews.FirstOrDefault(x => x.Id == IdIn(key) && x.IsSeenBy(act.PersonId, catalog.Groups)) is { } view
                ? new(key, view.Name, FilterReader.ReadKept(view.Filter, catalog), view)
                : null,
        };
    }

    private static long? IdIn(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}
