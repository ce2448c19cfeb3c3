using Microsoft.AspNetCore.Mvc;
using ServiceDesk.Access;
using ServiceDesk.Web.SignIn;

namespace ServiceDesk.Web.Profile.SecondFactor;

/// <summary>Where whoever needs a second factor is led to, until it is set up or shown.</summary>
[ActsAs(Door.Portal, Least.Requester)]
[Route("profile/second-factor")]
public sealed class SecondFactorController(SecondFactorRule rule) : DeskController
{
    [HttpGet("")]
    public async Task<IActionResult> Show() => await rule.OfAsync(Act.PersonId!.Value, DeskClaims.ShowedSeveralFactors(User), Cancellation) switch
    {
        SecondFactorState.Fine => LocalRedirect("~/profile"),
        var state => View(new ShowModel(state == SecondFactorState.NotShown)),
    };
}
