using System.Buffers.Text;
using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.Web.SignIn;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Profile;

/// <summary>Passkeys of the signed-in person.</summary>
[ActsAs(Door.Portal, Least.Requester)]
[OpenWithoutSecondFactor]
[RecentlyConfirmed]
[Route("profile/passkeys")]
public sealed class PasskeysController(DeskDb db, DeskSignIn signIn, SecondFactorRule rule, TellOfAccountChange tell, IStringLocalizer<Texts> L) : DeskController
{
    /// <summary>What the browser asks a device to make.</summary>
    [HttpPost("options")]
    public async Task<ContentResult> Ask()
    {
        var account = await AccountAsync();
        return Content(await signIn.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity
        {
            Id = account.Id.ToString(CultureInfo.InvariantCulture), Name = account.UserName!, DisplayName = User.FindFirst(DeskClaims.PersonName)?.Value ?? account.UserName!,
        }), "application/json");
    }

    /// <param name="credential">The answer of a device, as JSON.</param>
    /// <param name="name">What its owner calls it.</param>
    [HttpPost("")]
    public async Task<IActionResult> Create(string? credential, string? name)
    {
        var account = await AccountAsync();
        var attestation = await AttestAsync(credential);
        if (attestation is not { Succeeded: true } || attestation.UserEntity.Id != account.Id.ToString(CultureInfo.InvariantCulture))
        {
            this.AddFlash(L["The passkey could not be added: what came from the device does not fit what was asked of it."], FlashKind.Problem);
            return LocalRedirect("~/profile");
        }
        var called = name?.Trim();
        attestation.Passkey.Name = string.IsNullOrEmpty(called) ? null : called[..Math.Min(called.Length, AccountPasskey.NameLength)];
        await signIn.UserManager.AddOrUpdatePasskeyAsync(account, attestation.Passkey);
        // Whoever made it has shown it.
        await signIn.ConfirmAsync(account, hasSeveralFactors: true);
        await tell.RunAsync(Act, AccountChange.PasskeyAdded, Cancellation);
        this.AddFlash(L["The passkey is added: you can sign in with it now."]);
        return LocalRedirect("~/profile");
    }

    /// <param name="id">The credential's id, in base64url.</param>
    [HttpPost("removal")]
    public async Task<IActionResult> Destroy(string? id)
    {
        var account = await AccountAsync();
        if (id is null || !Base64Url.IsValid(id) || await signIn.UserManager.GetPasskeyAsync(account, Base64Url.DecodeFromChars(id)) is not { } passkey)
            return NotFound();
        if (await rule.NeedsTheLastAsync(account.PersonId, Cancellation))
        {
            this.AddFlash(L["Your role needs a second factor, and this is your last one: set up another one first."], FlashKind.Problem);
            return LocalRedirect("~/profile");
        }
        await signIn.UserManager.RemovePasskeyAsync(account, passkey.CredentialId);
        await tell.RunAsync(Act, AccountChange.PasskeyRemoved, Cancellation);
        this.AddFlash(L["The passkey is removed. Delete it on your device too."]);
        return LocalRedirect("~/profile");
    }

    private async Task<PasskeyAttestationResult?> AttestAsync(string? credential)
    {
        try
        {
            return string.IsNullOrEmpty(credential) ? null : await signIn.PerformPasskeyAttestationAsync(credential);
        }
        catch (InvalidOperationException)
        {
            // Nothing was asked of a device just before, so there is nothing that this could answer.
            return null;
        }
    }

    private Task<Account> AccountAsync() => db.Accounts.SingleAsync(x => x.PersonId == Act.PersonId, Cancellation);
}
