using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ServiceDesk.Access;
using ServiceDesk.Systems;
using ServiceDesk.Web.SignIn;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Staff.Systems;

/// <summary>The systems of a customer: things of the customer's that submit by themselves (P1).</summary>
[Route("staff")]
public sealed class SystemsController(SystemPage page, KeepSystems systems, IStringLocalizer<Texts> L) : StaffController
{
    [HttpGet("customers/{id:long}/systems/new"), Needs(Right.Edit)]
    public async Task<IActionResult> New(long id) => await page.NewAsync(Act, id, new(), Cancellation) is { } model ? View("Show", model) : NotFound();

    [HttpPost("customers/{id:long}/systems"), Needs(Right.Edit)]
    public async Task<IActionResult> Create(long id, SystemForm form)
    {
        if (await page.NewAsync(Act, id, form, Cancellation) is not { } model)
            return NotFound();
        if (ModelState.IsValid)
        {
            if (await systems.CreateAsync(Act, id, form.Input, Cancellation) is not { } system)
                return NotFound();
            this.AddFlash(L["The system is saved."]);
            return RedirectToAction(nameof(Show), new { id = system });
        }
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Show", model);
    }

    [HttpGet("systems/{id:long}"), Needs(Right.Ticketing)]
    public async Task<IActionResult> Show(long id) => await page.FindAsync(Act, id, null, null, Cancellation) is { } model ? View(model) : NotFound();

    [HttpPost("systems/{id:long}"), Needs(Right.Edit)]
    public async Task<IActionResult> Update(long id, SystemForm form)
    {
        if (await page.FindAsync(Act, id, form, null, Cancellation) is not { } model)
            return NotFound();
        if (ModelState.IsValid)
            return await systems.ChangeAsync(Act, id, form.Input, Cancellation) ? Done(id, L["The system is saved."]) : NotFound();
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(nameof(Show), model);
    }

    [HttpPost("systems/{id:long}/archiving"), Needs(Right.Edit)]
    public async Task<IActionResult> Archive(long id) =>
        await systems.ArchiveAsync(Act, id, Cancellation) ? Done(id, L["The system is archived; its link and its token have ended."]) : NotFound();

    [HttpPost("systems/{id:long}/restoration"), Needs(Right.Edit)]
    public async Task<IActionResult> Restore(long id) => await systems.RestoreAsync(Act, id, Cancellation) ? Done(id, L["The system is in use again."]) : NotFound();

    private RedirectToActionResult Done(long id, string told)
    {
        this.AddFlash(told);
        return RedirectToAction(nameof(Show), new { id });
    }
}
