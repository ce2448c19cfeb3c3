using System.Collections.Frozen;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Dispatch;
using ServiceDesk.People;
using ServiceDesk.Tickets;
using ServiceDesk.Tickets.Filters;
using ServiceDesk.Tickets.Lists;
using ServiceDesk.Web.SignIn;

namespace ServiceDesk.Web.Api;

/// <summary>Tickets: list, show, open, change.</summary>
[Route("api/v1/tickets")]
[Tags("Tickets")]
public sealed class ApiTicketsController(DeskDb db, CatalogCache catalogs, TicketReader reader) : ApiController
{
    private const int MostAtOnce = 100;

    /// <param name="q">In the filter language of the lists, such as <c>status:open assignee:me</c>; without it, what is active.</param>
    /// <param name="from">What the page before named as <c>next</c>.</param>
    /// <param name="size">Tickets of a page, 1 to 100.</param>
    [HttpGet(""), Needs(Right.Ticketing), EndpointSummary("Lists tickets, the newest update first")]
    [ProducesResponseType<ApiTicketPage>(StatusCodes.Status200OK)]
    public async Task<IActionResult> Index([FromServices] FilterReader filters, [FromServices] TicketList list, string? q = null, string? from = null, int size = 50)
    {
        if (size is < 1 or > MostAtOnce)
            return Refused($"size is {size}; 1 to {MostAtOnce} was expected.");
        var cursor = PageCursor.Parse(from);
        if (from is not null && cursor is null)
            return Refused($"from is “{from}”; what the page before named as “next” was expected.");
        var reading = await filters.ReadAsync(q, FilterLanguage.Plain, Cancellation);
        if (reading.Problems is [var problem, ..])
            return Refused(string.Format(CultureInfo.InvariantCulture, problem.Pattern, [.. problem.Words]));
        var page = await list.PageAsync(Act, reading.Filter, cursor, Cancellation, size);
        var writer = await WriterAsync();
        return Ok(new ApiTicketPage([.. page.Rows.Select(writer.Line)], page.Older?.ToString()));
    }

    [HttpGet("{number:int}"), Needs(Right.Ticketing), EndpointSummary("Shows a ticket with its conversation")]
    [ProducesResponseType<ApiTicket>(StatusCodes.Status200OK)]
    public async Task<IActionResult> Show(int number) =>
        await reader.FindAsync(Act, number, Cancellation) is { } ticket ? Ok((await WriterAsync()).Ticket(ticket)) : NotFound();

    [HttpPost(""), Needs(Right.CreateCustomerTickets), EndpointSummary("Opens a ticket for a requester, who gets the acknowledgement")]
    [ProducesResponseType<ApiTicket>(StatusCodes.Status201Created)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status422UnprocessableEntity, "application/problem+json")]
    public async Task<IActionResult> Create(ApiNewTicket sent, [FromServices] PersonFinder people, [FromServices] OpenTicket open)
    {
        if (!PersonFinder.IsAddress(sent.Requester.Trim()))
            return Refused($"requester is “{sent.Requester}”; a mail address such as name@example.com was expected.");
        try
        {
            var names = new ApiNames(await catalogs.GetAsync(db, Cancellation));
            var ids = (Queue: names.Queue(sent.Queue), Priority: names.Priority(sent.Priority), Type: names.Type(sent.Type), Assignee: names.Assignee(sent.Assignee));
            var requester = await people.FindOrAddAsync(sent.RequesterName, sent.Requester, Act.At, Cancellation);
            var ticket = await open.RunAsync(Act, new NewTicket(sent.Subject.Trim(), new(sent.Text.ReplaceLineEndings("\n").Trim()), requester)
            {
                QueueId = ids.Queue, PriorityId = ids.Priority, TypeId = ids.Type is 0 ? null : ids.Type, AssigneeId = ids.Assignee is 0 ? null : ids.Assignee, Fields = names.Fields(sent.Fields) ?? FrozenDictionary<long, string>.Empty,
            }, Cancellation);
            return CreatedAtAction(nameof(Show), new { number = ticket.Number }, await TicketAsync(ticket.Number));
        }
        catch (TicketRuleException e)
        {
            return Refused(e);
        }
    }

    [HttpPatch("{number:int}"), Needs(Right.Edit), EndpointSummary("Changes a ticket")]
    [ProducesResponseType<ApiTicket>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status422UnprocessableEntity, "application/problem+json")]
    public Task<IActionResult> Update(int number, ApiTicketChanges sent, [FromServices] WorkOnTicket use) => WorkAsync(number, sent, use, NewText.None, MessageKind.Note);

    [HttpPost("{number:int}/messages"), Needs(Right.Edit), EndpointSummary("Answers the requester, or adds a note, and changes the ticket in the same act")]
    [ProducesResponseType<ApiTicket>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status422UnprocessableEntity, "application/problem+json")]
    public Task<IActionResult> Write(int number, ApiNewMessage sent, [FromServices] WorkOnTicket use) =>
        WorkAsync(number, sent, use, new(sent.Text.ReplaceLineEndings("\n").Trim()), sent.Kind == "public" ? MessageKind.Public : MessageKind.Note);

    private async Task<IActionResult> WorkAsync(int number, ApiTicketChanges sent, WorkOnTicket use, NewText text, MessageKind kind)
    {
        try
        {
            var changes = new ApiNames(await catalogs.GetAsync(db, Cancellation)).Read(sent);
            var work = new TicketWork
            {
                Subject = changes.Subject, StatusId = changes.StatusId, PriorityId = changes.PriorityId, QueueId = changes.QueueId, TypeId = changes.TypeId,
                GroupId = changes.GroupId, AssigneeId = changes.AssigneeId, Tags = changes.Tags, Fields = changes.Fields, Text = text, Kind = kind,
            };
            return await use.RunAsync(Act, number, work, Cancellation) ? Ok(await TicketAsync(number)) : NotFound();
        }
        catch (TicketRuleException e)
        {
            return Refused(e);
        }
        catch (DbUpdateConcurrencyException)
        {
            return ChangedMeanwhile(number);
        }
    }

    // Whoever has given it out of their own sight gets its number alone.
    private async Task<object> TicketAsync(int number)
    {
        db.ChangeTracker.Clear();
        return await reader.FindAsync(Act, number, Cancellation) is { } ticket ? (await WriterAsync()).Ticket(ticket) : new { number };
    }

    private async Task<ApiWriter> WriterAsync() => new(await catalogs.GetAsync(db, Cancellation), Request.PathBase);
}
