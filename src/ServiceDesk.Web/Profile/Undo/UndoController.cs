using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ServiceDesk.Access;
using ServiceDesk.Tickets.Holding;
using ServiceDesk.Web.SignIn;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Profile.Undo;

/// <summary>For how long a member of staff can undo what they have sent.</summary>
[ActsAs(Door.Portal, Least.Requester)]
[Route("profile/undo")]
public sealed class UndoController(ChooseUndo choose, IStringLocalizer<Texts> L) : DeskController
{
    [HttpPost("")]
    public async Task<IActionResult> Update(int? seconds)
    {
        // Whoever does not work here sends no replies.
        if (!ModelState.IsValid || !await choose.RunAsync(Act, seconds, Cancellation))
            return NotFound();
        this.AddFlash(L["Your choice is saved."]);
        return LocalRedirect("~/profile");
    }
}

/// <param name="Seconds">Null: as long as usual.</param>
/// <param name="Usual">Of the installation.</param>
public sealed record UndoModel(int? Seconds, int Usual);
