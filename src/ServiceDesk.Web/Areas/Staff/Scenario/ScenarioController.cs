using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ServiceDesk.Access;
using ServiceDesk.Conditions;
using ServiceDesk.Database;
using ServiceDesk.Operations;
using ServiceDesk.Scenarios;
using ServiceDesk.Tickets;
using ServiceDesk.Web.Areas.Admin.Scenarios;
using ServiceDesk.Web.Areas.Staff.Shared;
using ServiceDesk.Web.SignIn;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Staff.Scenario;

/// <summary>What a ticket's scenario lets happen next, and why not the rest; and the ticket put under another one.</summary>
[Route("staff/tickets/{number:int}/scenario")]
public sealed class ScenarioController(DeskDb db, CatalogCache catalogs, QueueCounts counts, ScenarioBooks books, ConditionCatalog conditions, OperationCatalog operations, IStringLocalizer<Texts> L)
    : StaffController
{
    [HttpGet(""), Needs(Right.Ticketing)]
    public async Task<IActionResult> Show(int number, [FromServices] Workflow workflow)
    {
        var ticket = await Act.VisibleTickets(db).Where(x => x.Number == number).Select(x => new { x.Subject, x.StatusId, x.ScenarioVersionId, x.AssigneeId, x.GroupId }).SingleOrDefaultAsync(Cancellation);
        if (ticket is null)
            return NotFound();
        var catalog = await catalogs.GetAsync(db, Cancellation);
        var rules = await books.GetAsync(db, ticket.ScenarioVersionId, Cancellation);
        var others = (await books.InForceAsync(db, Cancellation)).Where(x => x.VersionId != ticket.ScenarioVersionId).ToList();
        return View(new ShowModel(
            number, ticket.Subject, ticket.StatusId, rules, rules is null ? [] : await workflow.NextAsync(Act, number, rules, catalog, Cancellation), others, catalog,
            new StepWords(L, conditions, operations, catalog), new Sidebar(await counts.GetAsync(Act, Cancellation), catalog),
            Act.Rights.Cover(Right.Edit, Act.PersonId, ticket.AssigneeId, ticket.GroupId)));
    }

    [HttpPost(""), Needs(Right.Edit)]
    public async Task<IActionResult> Update(int number, long scenarioId, [FromServices] WorkOnTicket work)
    {
        try
        {
            if (!await work.RunAsync(Act, number, new() { ScenarioId = scenarioId }, Cancellation))
                return NotFound();
            this.AddFlash(L["The ticket follows the scenario now."]);
        }
        catch (TicketRuleException e)
        {
            this.AddFlash(L[e.Pattern, [.. e.Words]], FlashKind.Problem);
        }
        return LocalRedirect(Url.Content($"~/staff/tickets/{number}/scenario"));
    }
}
