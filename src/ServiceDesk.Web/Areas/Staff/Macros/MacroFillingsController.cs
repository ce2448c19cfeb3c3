using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ServiceDesk.Access;
using ServiceDesk.Conditions;
using ServiceDesk.Database;
using ServiceDesk.Macros;
using ServiceDesk.Operations;
using ServiceDesk.Tickets;
using ServiceDesk.Web.Areas.Admin.Rules;
using ServiceDesk.Web.SignIn;

namespace ServiceDesk.Web.Areas.Staff.Macros;

/// <summary>What a macro writes in a ticket, and would do to it; called by the ticket's page.</summary>
public sealed class MacroFillingsController(
    DeskDb db, CatalogCache catalogs, UseMacros macros, ConditionCatalog conditions, OperationCatalog operations, IStringLocalizer<Texts> L) : StaffController
{
    [HttpGet("staff/tickets/{number:int}/macros/{id:long}"), Needs(Right.Edit)]
    public async Task<ActionResult> Show(int number, long id)
    {
        if (await macros.FillAsync(Act, number, id, Cancellation) is not { } filled)
            return NotFound();
        var words = new RuleWords(L, conditions, operations, await catalogs.GetAsync(db, Cancellation));
        return Json(new { id, name = filled.Macro.Name, text = filled.Text.Text, html = filled.Text.Html ?? "", steps = filled.Macro.ReadSteps().Select(words.Of) });
    }
}
