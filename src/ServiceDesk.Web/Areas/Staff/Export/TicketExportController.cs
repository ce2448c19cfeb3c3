using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using ServiceDesk.Access;
using ServiceDesk.Web.Areas.Staff.Tickets;
using ServiceDesk.Web.SignIn;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Staff.Export;

/// <summary>A list as a file.</summary>
public sealed class TicketExportController(ListPage page, ListExport export, PageFrame frame) : StaffController
{
    [HttpGet("staff/tickets.csv"), Needs(Right.Ticketing)]
    public async Task<ActionResult> Show(ListQuery query)
    {
        if (await page.UnderstandAsync(Act, query, Cancellation) is not { } list)
            return NotFound();
        // What was not understood would be missing without a word.
        if (list.Reading.Problems.Count > 0)
            return LocalRedirect(query.Address(Url.Content("~/staff/tickets")));
        Response.ContentType = "text/csv; charset=utf-8";
        Response.Headers.ContentDisposition = string.Create(CultureInfo.InvariantCulture, $"attachment; filename=\"tickets-{Act.At:yyyy-MM-dd}.csv\"");
        await export.WriteAsync(Act, list, frame.Zone, Response.Body, Cancellation);
        return new EmptyResult();
    }
}
