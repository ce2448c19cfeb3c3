using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Systems;
using ServiceDesk.Tickets;
using ServiceDesk.Tickets.Bulk;
using ServiceDesk.Tickets.Filters;
using ServiceDesk.Tickets.Lists;
using ServiceDesk.Web.Areas.Staff.Shared;

namespace ServiceDesk.Web.Areas.Staff.Tickets;

/// <summary>Reads what the page of a list shows.</summary>
public sealed class ListPage(DeskDb db, CatalogCache catalogs, FilterReader filters, TicketList list, QueueCounts counts, IStringLocalizer<Texts> L)
{
    public FilterLanguage Language => new(CultureInfo.CurrentUICulture, x => L[x].Value);

    /// <returns>Null when the person who acts has no such view.</returns>
    public async Task<ListShown?> UnderstandAsync(Act act, ListQuery query, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        var catalog = await catalogs.GetAsync(db, cancellation);
        if ((query.View == Sidebar.Mine && !act.Allows(Right.MyTickets)) || ListView.Find(query.View, catalog, act, L) is not { } view)
            return null;
        var reading = await filters.ReadAsync(query.Q ?? FilterWriter.Write(view.Filter, null), Language, cancellation);
        var text = query.Q ?? FilterWriter.Write(reading.Filter, reading.Names);
        var grouping = TicketSort.FieldOf(query.Group ?? view.Saved?.Grouping) is { } field && TicketSort.Groups.Contains(field) ? field : (SortField?)null;
        var sort = TicketSort.Parse(query.Sort) ?? TicketSort.Parse(view.Saved?.Sort) ?? TicketSort.For(reading.Filter);
        if (grouping is { } group && sort.Field != group)
            sort = new(group, group == SortField.Priority);
        var columns = ListColumns.Read(view.Saved?.Columns) ?? ListColumns.Read(catalog.StaffMember(act.PersonId)?.ListColumns)
            ?? [.. ListColumns.Usual.Where(x => x switch { TicketColumn.Due => catalog.ServiceLevels.Count > 0, TicketColumn.Importance => catalog.HasImportance, _ => true })];
        return new(query, view, text, reading, sort, grouping, columns);
    }

    public async Task<IndexModel> ReadAsync(Act act, ListShown shown, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(shown);
        var catalog = await catalogs.GetAsync(db, cancellation);
        var page = await list.PageAsync(act, shown.Filter, PageCursor.Parse(shown.Query.From), cancellation, sort: shown.Sort);
        var change = shown.Query.Changed is { } id
            ? await db.Set<BulkChange>().AsNoTracking().SingleOrDefaultAsync(x => x.Id == id && x.PersonId == act.PersonId && x.UndoneAt == null, cancellation)
            : null;
        var place = shown.IsChanged && shown.View.Saved is null ? "" : shown.View.Place;
        return new(
            shown, page, catalog, act.At, new Sidebar(await counts.GetAsync(act, cancellation), catalog, place), change,
            shown.View.Saved?.MayBeChangedBy(act, catalog.Groups) == true) { Systems = await SystemsAsync(shown, page, cancellation) };
    }

    /// <summary>What the systems of some rows are called; asks for nothing where the list does not show them.</summary>
    public async Task<IReadOnlyDictionary<long, string>> SystemsAsync(ListShown shown, TicketListPage page, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(shown);
        ArgumentNullException.ThrowIfNull(page);
        var ids = shown.Columns.Contains(TicketColumn.System) ? page.Rows.Select(x => x.SystemId).OfType<long>().Distinct().ToList() : [];
        return ids.Count == 0 ? new Dictionary<long, string>() : await db.Systems.Where(x => ids.Contains(x.Id)).ToDictionaryAsync(x => x.Id, x => x.Name, cancellation);
    }
}
