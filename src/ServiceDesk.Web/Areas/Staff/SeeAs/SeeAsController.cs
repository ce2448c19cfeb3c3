using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Tickets;
using ServiceDesk.Web.SignIn;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Staff.SeeAs;

/// <summary>Lets an administrator look at the desk as somebody with another role would, without changing anything.</summary>
public sealed class SeeAsController(DeskDb db, CatalogCache catalogs, StaffRights staffRights, IStringLocalizer<Texts> L) : StaffController
{
    [HttpPost("admin/roles/{id:long}/see-as"), Needs(Right.Settings)]
    public async Task<IActionResult> Create(long id)
    {
        if ((await catalogs.GetAsync(db, Cancellation)).Role(id) is null || await staffRights.AsRoleAsync(id, Act.PersonId!.Value, Cancellation) is not { } rights)
            return NotFound();
        SeenRole.Begin(HttpContext, id);
        // A role may open nothing at all; the portal shows the bar too.
        return LocalRedirect(Url.Content($"~{StaffHome.PathFor(rights) ?? "/"}"));
    }

    [HttpPost("staff/see-as/end"), Needs(Right.Ticketing, EvenLookingOnly = true)]
    public IActionResult Destroy()
    {
        SeenRole.End(HttpContext);
        this.AddFlash(L["You look as yourself again."]);
        return LocalRedirect(Url.Content("~/staff"));
    }
}
