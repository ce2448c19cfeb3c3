using Microsoft.Extensions.Localization;
using ServiceDesk.Tickets.Lists;

namespace ServiceDesk.Web.Areas.Staff.Tickets;

/// <summary>What the columns of lists are called, and what a click on one sorts by.</summary>
public static class ColumnWords
{
    public static string Of(TicketColumn column, IStringLocalizer<Texts> L) => column switch
    {
        TicketColumn.Number => L["No."],
        TicketColumn.Subject => L["Subject"],
        TicketColumn.Requester => L["Requester"],
        TicketColumn.Customer => L["Customer"],
        TicketColumn.Status => L["Status"],
        TicketColumn.Priority => L["Priority"],
        TicketColumn.Importance => L["Importance"],
        TicketColumn.System => L["System"],
        TicketColumn.Assignee => L["Assignee"],
        TicketColumn.Group => L["Group"],
        TicketColumn.Queue => L["Queue"],
        TicketColumn.Type => L["Ticket type"],
        TicketColumn.Tags => L["Tags"],
        TicketColumn.Due => L["Due"],
        TicketColumn.Created => L["Created"],
        _ => L["Last update"],
    };

    public static string Of(SortField field, IStringLocalizer<Texts> L) => field switch
    {
        SortField.Created => L["Created"],
        SortField.Due => L["Due"],
        SortField.Number => L["No."],
        SortField.Priority => L["Priority"],
        SortField.Status => L["Status"],
        SortField.Queue => L["Queue"],
        SortField.Assignee => L["Assignee"],
        SortField.Customer => L["Customer"],
        SortField.Importance => L["Importance"],
        _ => L["Last update"],
    };

    /// <summary>Null: nothing is sorted by it.</summary>
    public static SortField? SortOf(TicketColumn column) => column switch
    {
        TicketColumn.Number => SortField.Number,
        TicketColumn.Customer => SortField.Customer,
        TicketColumn.Status => SortField.Status,
        TicketColumn.Priority => SortField.Priority,
        TicketColumn.Assignee => SortField.Assignee,
        TicketColumn.Queue => SortField.Queue,
        TicketColumn.Due => SortField.Due,
        TicketColumn.Importance => SortField.Importance,
        TicketColumn.Created => SortField.Created,
        TicketColumn.Updated => SortField.Updated,
        _ => null,
    };

    /// <summary>The order that a click on a column leads to: the other way where it is sorted by already.</summary>
    public static TicketSort Next(SortField field, TicketSort now)
    {
        ArgumentNullException.ThrowIfNull(now);
        return new(field, now.Field == field ? !now.IsDescending : field is SortField.Number or SortField.Created or SortField.Updated or SortField.Priority or SortField.Importance);
    }

    /// <summary>For a cell's <c>class</c>; null: it needs none.</summary>
    public static string? ClassOf(TicketColumn column) => column switch
    {
        TicketColumn.Number => "cell-number",
        TicketColumn.Subject => "cell-main",
        TicketColumn.Requester or TicketColumn.Customer => "cell-who",
        TicketColumn.Importance => "cell-count",
        TicketColumn.Due => "cell-due",
        TicketColumn.Created => "cell-quiet cell-created",
        TicketColumn.Updated => "cell-quiet",
        TicketColumn.Group or TicketColumn.Queue or TicketColumn.Type or TicketColumn.Tags or TicketColumn.System => "cell-quiet cell-word",
        _ => null,
    };
}
