using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ServiceDesk.Audit;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.Web.Areas.Staff.Export;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Admin.AuditLog;

/// <summary>Who changed what in the desk, and who signed in.</summary>
[Route("admin/audit-log")]
public sealed class AuditLogController(DeskDb db, AuditList list, PageFrame frame, IStringLocalizer<Texts> L) : AdminController
{
    /// <summary>Entries that the button verifies; <c>audit verify</c> walks the whole chain.</summary>
    public const int MostVerified = 10_000;

    [HttpGet("")]
    public async Task<ViewResult> Index(AuditQuery query, string? from) => View(await ModelAsync(query, from, null));

    [HttpGet("{id:long}")]
    public async Task<IActionResult> Show(long id) =>
        await list.FindAsync(id, Cancellation) is { } row ? View(new ShowModel(row, row.Read(), await list.TicketAsync(row, Cancellation))) : NotFound();

    [HttpPost("verification")]
    public async Task<IActionResult> Verify([FromServices] VerifyAuditLog verify)
    {
        var found = await verify.RunAsync(MostVerified, Cancellation);
        if (found.Break is { } broken)
            this.AddFlash(AuditWords.Of(broken, L), FlashKind.Problem);
        else
            this.AddFlash(L["The chain holds: {0} entries and {1} lines of histories are as they were written.", found.Entries, found.HistoryLines]);
        return To($"audit-log");
    }

    [HttpPost("days")]
    public async Task<IActionResult> Days(DaysForm form, [FromServices] ChangeAuditDays change)
    {
        if (!ModelState.IsValid)
            return Again(nameof(Index), await ModelAsync(new(), null, form));
        if (!await change.RunAsync(Act, form.Days, Cancellation))
            return NotFound();
        this.AddFlash(L["Saved."]);
        return To($"audit-log");
    }

    [HttpGet("/admin/audit-log.jsonl")]
    public async Task<EmptyResult> Lines(AuditQuery query, [FromServices] ExportAuditLog export)
    {
        await using var writer = Download("jsonl", "application/x-ndjson; charset=utf-8");
        await foreach (var entry in export.RunAsync(await FilterAsync(query), Cancellation))
            await writer.WriteAsync((ExportAuditLog.Line(entry) + "\n").AsMemory(), Cancellation);
        return new();
    }

    [HttpGet("/admin/audit-log.csv")]
    public async Task<EmptyResult> Table(AuditQuery query, [FromServices] ExportAuditLog export)
    {
        await using var writer = Download("csv", "text/csv; charset=utf-8");
        await writer.WriteAsync(CsvWriter.Line(["Sequence", "At", "Kind", "Door", "PersonId", "PersonName", "AboutType", "AboutId", "AboutPersonId", "Details", "Hash"]).AsMemory(), Cancellation);
        await foreach (var x in export.RunAsync(await FilterAsync(query), Cancellation))
            await writer.WriteAsync(CsvWriter.Line(
            [
                Text(x.Sequence), x.At.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFZ", CultureInfo.InvariantCulture), x.Kind.ToString(), x.Door.ToString(), Text(x.PersonId), x.PersonName ?? "",
                x.AboutType, x.AboutId, Text(x.AboutPersonId), x.Details ?? "", x.Hash ?? "",
            ]).AsMemory(), Cancellation);
        return new();
    }

    private StreamWriter Download(string ending, string type)
    {
        Response.ContentType = type;
        Response.Headers.ContentDisposition = string.Create(CultureInfo.InvariantCulture, $"attachment; filename=\"audit-log-{Act.At:yyyy-MM-dd}.{ending}\"");
        return new(Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: ending == "csv"), leaveOpen: true);
    }

    private static string Text(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private async Task<IndexModel> ModelAsync(AuditQuery query, string? from, DaysForm? form)
    {
        var head = await db.AuditHeads.AsNoTracking().SingleAsync(Cancellation);
        var filter = await FilterAsync(query);
        return new(query, await list.PageAsync(filter, AuditCursor.Parse(from), Cancellation), form ?? new() { Days = head.KeptDays }, head.AnchorSequence + 1, filter.PersonId == 0);
    }

    // Nobody has the id 0: an unknown address narrows the list to nothing.
    private async Task<AuditFilter> FilterAsync(AuditQuery query)
    {
        long? person = null;
        if (!string.IsNullOrWhiteSpace(query.Person))
        {
            var address = Person.Fold(query.Person);
            person = await db.People.Where(x => x.Address == address).Select(x => x.Id).SingleOrDefaultAsync(Cancellation);
        }
        return new(query.Kind is { } kind && Enum.IsDefined(kind) ? kind : null, person, Start(query.Since), Start(query.Until?.AddDays(1)));
    }

    private DateTime? Start(DateOnly? day) => day is { } given
        ? DateTime.SpecifyKind(given.ToDateTime(TimeOnly.MinValue) - frame.Zone.GetUtcOffset(given.ToDateTime(TimeOnly.MinValue)), DateTimeKind.Utc) : null;
}
