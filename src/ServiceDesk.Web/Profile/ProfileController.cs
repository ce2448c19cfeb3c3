using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Notifications;
using ServiceDesk.People;
using ServiceDesk.Tickets.Holding;
using ServiceDesk.Web.Profile.Notices;
using ServiceDesk.Web.SignIn;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Profile;

/// <summary>What somebody says of themselves, and how they sign in.</summary>
[ActsAs(Door.Portal, Least.Requester)]
[Route("profile")]
public sealed class ProfileController(DeskDb db, DeskSignIn signIn, Sessions sessions, ChangeProfile change, ChooseNotices notices, UndoSettings undo, IStringLocalizer<Texts> L) : DeskController
{
    [HttpGet("")]
    public async Task<ViewResult> Show() => View(await ModelAsync(null));

    [HttpPost("")]
    public async Task<IActionResult> Update(ProfileForm form)
    {
        if (form.TimeZone is { Length: > 0 } zone && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
            ModelState.AddModelError($"{nameof(form)}.{nameof(form.TimeZone)}", L["“{0}” is no time zone; write one such as Europe/Paris.", zone]);
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View(nameof(Show), await ModelAsync(form));
        }
        await change.RunAsync(Act, form.Input, Cancellation);
        // Name and language stand in the cookie.
        await signIn.RefreshSignInAsync(await AccountAsync());
        this.AddFlash(L["Your profile is saved."]);
        return LocalRedirect("~/profile");
    }

    private async Task<ShowModel> ModelAsync(ProfileForm? form)
    {
        var account = await AccountAsync();
        var person = await db.People.AsNoTracking().SingleAsync(x => x.Id == account.PersonId, Cancellation);
        return new(
            form ?? ProfileForm.Of(person), person.Address, account.PasswordHash is not null, account.TwoFactorEnabled,
            account.TwoFactorEnabled ? await signIn.UserManager.CountRecoveryCodesAsync(account) : 0,
            [.. await signIn.UserManager.GetPasskeysAsync(account)],
            await sessions.OpenAsync(account.Id, Act.At, Cancellation), DeskClaims.SessionOf(User),
            db.Tenant.Info.TimeZone, CultureInfo.GetCultureInfo(db.Tenant.Info.Language), person.IsStaff ? await NoticesAsync(person) : null,
            person.IsStaff ? new(person.UndoSeconds, undo.Seconds) : null);
    }

    private async Task<NoticesModel> NoticesAsync(Person person) => new(
        [.. (await notices.OfferedAsync(Cancellation)).Select(x => (x, person.WaysFor(x.Key)))], await notices.SummaryHourAsync(person.Id, Cancellation));

    private Task<Account> AccountAsync() => db.Accounts.SingleAsync(x => x.PersonId == Act.PersonId, Cancellation);
}
