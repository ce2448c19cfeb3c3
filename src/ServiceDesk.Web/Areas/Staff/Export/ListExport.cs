using System.Collections.Frozen;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ServiceDesk.Access;
using ServiceDesk.CustomFields;
using ServiceDesk.Database;
using ServiceDesk.Tickets;
using ServiceDesk.Tickets.Lists;
using ServiceDesk.Web.Areas.Staff.Tickets;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Staff.Export;

/// <summary>A whole list as lines of a file, read page by page, so that it never lies in memory as a whole.</summary>
public sealed class ListExport(DeskDb db, TicketList list, ListPage pages, CatalogCache catalogs, IStringLocalizer<Texts> L)
{
    private const int PageSize = 500;

    public async Task WriteAsync(Act act, ListShown shown, TimeZoneInfo zone, Stream output, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(shown);
        var catalog = await catalogs.GetAsync(db, cancellation);
        // The mark tells spreadsheets that it is UTF-8.
        await using var writer = new StreamWriter(output, new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await writer.WriteAsync(CsvWriter.Line([.. shown.Columns.Select(x => ColumnWords.Of(x, L)), .. catalog.Fields.Select(x => L.Of(x))]).AsMemory(), cancellation);
        PageCursor? cursor = null;
        do
        {
            var page = await list.PageAsync(act, shown.Filter, cursor, cancellation, PageSize, shown.Sort);
            var systems = await pages.SystemsAsync(shown, page, cancellation);
            var fields = await FieldsAsync(page, catalog, cancellation);
            foreach (var row in page.Rows)
                await writer.WriteAsync(CsvWriter.Line([.. shown.Columns.Select(x => x == TicketColumn.System ? systems.GetValueOrDefault(row.SystemId ?? 0) ?? "" : Value(x, row, catalog, zone)), .. catalog.Fields.Select(x => FieldOf(x, fields.GetValueOrDefault(row.Id)))]).AsMemory(), cancellation);
            await writer.FlushAsync(cancellation);
            cursor = page.Older;
        }
        while (cursor is not null);
    }

    private string Value(TicketColumn column, TicketRow row, Catalog catalog, TimeZoneInfo zone) => column switch
    {
        TicketColumn.Number => row.Number.ToString(CultureInfo.InvariantCulture),
        TicketColumn.Subject => row.Subject,
        TicketColumn.Requester => row.RequesterName,
        TicketColumn.Customer => row.CustomerName ?? "",
        TicketColumn.Status => L.Of(catalog.Status(row.StatusId)),
        TicketColumn.Priority => L.Of(catalog.Priority(row.PriorityId)),
        TicketColumn.Assignee => catalog.StaffName(row.AssigneeId) ?? "",
        TicketColumn.Group => catalog.GroupName(row.GroupId) is { } group ? L[group] : "",
        TicketColumn.Queue => L[catalog.QueueName(row.QueueId)],
        TicketColumn.Type => L.Of(catalog.Type(row.TypeId)),
        TicketColumn.Importance => row.Importance?.ToString(CultureInfo.InvariantCulture) ?? "",
        TicketColumn.Tags => row.TagText,
        TicketColumn.Due => row.DueAt is { } due ? Time(due, zone) : "",
        TicketColumn.Created => Time(row.CreatedAt, zone),
        _ => Time(row.UpdatedAt, zone),
    };

    // Lists do without these texts, which may be long.
    private async Task<IReadOnlyDictionary<long, string?>> FieldsAsync(TicketListPage page, Catalog catalog, CancellationToken cancellation) => catalog.Fields.Count == 0
        ? FrozenDictionary<long, string?>.Empty
        : await db.WithIds<Ticket>([.. page.Rows.Select(x => x.Id)]).Where(x => x.FieldText != null).Select(x => new { x.Id, x.FieldText }).ToDictionaryAsync(x => x.Id, x => x.FieldText, cancellation);

    // Plain, as filters and spreadsheets read them.
    private static string FieldOf(CustomField field, string? values) => FieldFormat.Unpack(values).TryGetValue(field.Id, out var value) ? FieldFormat.WordsOf(field, value) : "";

    // As spreadsheets of every language read it.
    private static string Time(DateTime at, TimeZoneInfo zone) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(at, DateTimeKind.Utc), zone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
