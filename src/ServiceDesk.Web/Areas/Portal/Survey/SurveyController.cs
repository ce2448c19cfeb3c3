using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using ServiceDesk.Surveys;
using ServiceDesk.Tickets;
using ServiceDesk.Web.SignIn;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Portal.Survey;

/// <summary>
/// What an icon of the mail leads to. Looking counts nothing, for programs look at every link of a mail: the page sends its form at
/// once by script, or by its button.
/// </summary>
[Area("Portal")]
[SecretAddress]
[SignedSurvey]
[TrapField]
[EnableRateLimiting(SignInSetup.PublicForms)]
public sealed class SurveyController(AnswerSurvey answer, IStringLocalizer<Texts> L) : DeskController
{
    private SurveyAnswer Survey => HttpContext.Features.GetRequiredFeature<SurveyAnswer>();

    /// <param name="rating">That of the icon; without one, or with none, the answer that is there is shown.</param>
    [HttpGet("survey/{token}")]
    public ViewResult Show(string token, int? rating)
    {
        var chosen = rating >= SurveyAnswer.Lowest && rating <= Survey.Of ? rating : null;
        return View(ShowModel.Of(Survey, token, new() { Rating = chosen ?? Survey.Rating, Comment = Survey.Comment }, chosen is not null && chosen != Survey.Rating));
    }

    [HttpPost("survey/{token}")]
    public async Task<IActionResult> Update(string token, SurveyForm form)
    {
        if (ModelState.IsValid && form.Rating is null && string.IsNullOrWhiteSpace(form.Comment) && !form.IsUnresolved)
            ModelState.AddModelError($"{nameof(form)}.{nameof(form.Rating)}", L["Choose an icon, or write something."]);
        if (ModelState.IsValid)
            try
            {
                if (!await answer.RunAsync(Act, Survey.Id, form.Reply, Cancellation))
                    return NotFound();
                this.AddFlash(form.IsUnresolved ? L["Your request is open again."] : L["Thank you for your answer."]);
                return LocalRedirect(Url.Content($"~/survey/{token}"));
            }
            catch (TicketRuleException e)
            {
                ModelState.AddModelError("", L[e.Pattern, [.. e.Words]]);
            }
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(nameof(Show), ShowModel.Of(Survey, token, form, sendsAtOnce: false));
    }
}
