using ServiceDesk.Tickets.Filters;

namespace ServiceDesk.Web.Areas.Staff.Tickets;

/// <summary>
/// The menus beside the filter. They come twice, as chosen and as they were shown: only what was changed is written into the filter's
/// text, so that a menu does not undo what was typed.
/// </summary>
public sealed record QuickChoice
{
    /// <summary>Stands for several values, which a menu cannot choose but may show.</summary>
    public const string Several = "several";

    public string? Status { get; init; }
    public string? Assignee { get; init; }
    public string? Queue { get; init; }
    public string? Priority { get; init; }

    public static QuickChoice Of(TicketFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return new()
        {
            Status = Shown(filter, ChoiceField.Status),
            Assignee = filter.Terms.Any(x => x is StateTerm { State: TicketState.Unassigned, IsNegated: false }) ? Write(ChoiceTerm.None) : Shown(filter, ChoiceField.Assignee),
            Queue = Shown(filter, ChoiceField.Queue),
            Priority = Shown(filter, ChoiceField.Priority),
        };
    }

    /// <returns>The filter with what was chosen otherwise than <paramref name="was"/>; the same one where nothing was.</returns>
    public TicketFilter Apply(TicketFilter filter, QuickChoice was)
    {
        ArgumentNullException.ThrowIfNull(was);
        foreach (var (field, chosen, before) in new[]
        {
            (ChoiceField.Status, Status, was.Status), (ChoiceField.Assignee, Assignee, was.Assignee), (ChoiceField.Queue, Queue, was.Queue), (ChoiceField.Priority, Priority, was.Priority),
        })
            if ((chosen ?? "") != (before ?? "") && chosen != Several)
                filter = filter.Choosing(field, long.TryParse(chosen, System.Globalization.CultureInfo.InvariantCulture, out var id) ? id : null);
        return filter;
    }

    private static string Shown(TicketFilter filter, ChoiceField field) => filter.Chosen(field) switch
    {
        null => "",
        [var id] => Write(id),
        _ => Several,
    };

    private static string Write(long id) => id.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
