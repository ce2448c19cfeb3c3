using Microsoft.AspNetCore.Mvc;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Installation;
using ServiceDesk.Tickets;
using ServiceDesk.Web.Areas.Staff.Shared;
using ServiceDesk.Web.SignIn;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Staff.Commands;

/// <summary>Where the command palette leads to: the links of the menus, as the person who acts sees them.</summary>
public sealed class CommandsController(DeskDb db, CatalogCache catalogs, QueueCounts counts, ChangeOperators operators, PageFrame frame) : StaffController
{
    [HttpGet("staff/commands"), Needs(Right.Ticketing)]
    public async Task<ActionResult> Index()
    {
        frame.IsOperator = await operators.IsOperatorAsync(Act.PersonId, Cancellation);
        return PartialView("~/Areas/Staff/Commands/_Commands.cshtml", new Sidebar(await counts.GetAsync(Act, Cancellation), await catalogs.GetAsync(db, Cancellation)));
    }
}
