using System.ComponentModel.DataAnnotations;
using System.Globalization;
using ServiceDesk.Access;
using ServiceDesk.Tickets;
using ServiceDesk.Tickets.Filters;
using ServiceDesk.Tickets.Lists;
using ServiceDesk.Tickets.SavedViews;
using ServiceDesk.Web.Areas.Staff.Shared;

namespace ServiceDesk.Web.Areas.Staff.SavedViews;

/// <param name="View">Null: a new one.</param>
public sealed record FormModel(SavedView? View, ViewForm Form, Act Act, Catalog Catalog, Sidebar Sidebar)
{
    /// <summary>The groups of whoever acts.</summary>
    public IEnumerable<People.Group> Groups => Catalog.Groups.Where(x => x.Members.Any(member => member.PersonId == Act.PersonId));

    public IReadOnlyList<TicketColumn> Columns => ListColumns.Of(Form.Columns) ?? ListColumns.Read(Catalog.StaffMember(Act.PersonId)?.ListColumns) ?? ListColumns.Usual;
}

public sealed class ViewForm
{
    public const string Own = "own";
    public const string Everybody = "everybody";

    [Display(Name = "Name"), Required, StringLength(SavedView.NameLength)]
    public string Name { get; init; } = "";

    [Display(Name = "Filter"), StringLength(FilterReader.TextLength)]
    public string? Filter { get; init; }

    /// <summary>A <see cref="TicketSort"/>; nothing: as the filter has it.</summary>
    [Display(Name = "Sorted by")]
    public string? Sort { get; init; }

    [Display(Name = "Headings")]
    public string? Grouping { get; init; }

    /// <summary><see cref="Own"/>, <see cref="Everybody"/>, or the id of a group.</summary>
    [Display(Name = "In the menu of")]
    public string? For { get; init; } = Own;

    [Display(Name = "It has columns of its own")]
    public bool HasColumns { get; init; }

    public List<TicketColumn> Columns { get; init; } = [];

    public static ViewForm Of(SavedView view, string filter) => new()
    {
        Name = view.Name,
        Filter = filter,
        Sort = view.Sort,
        Grouping = view.Grouping,
        For = view.Scope switch
        {
            ViewScope.Own => Own,
            ViewScope.Group => view.GroupId?.ToString(CultureInfo.InvariantCulture),
            _ => Everybody,
        },
        HasColumns = view.Columns is not null,
        Columns = [.. ListColumns.Read(view.Columns) ?? []],
    };

    public SavedViewInput Input(TicketFilter filter) => new(
        Name, filter, TicketSort.Parse(Sort), TicketSort.FieldOf(Grouping) is { } field && TicketSort.Groups.Contains(field) ? field : null,
        HasColumns ? ListColumns.Of(Columns) : null,
        For switch { Own or null => ViewScope.Own, Everybody => ViewScope.Everybody, _ => ViewScope.Group },
        long.TryParse(For, CultureInfo.InvariantCulture, out var group) ? group : null);
}
