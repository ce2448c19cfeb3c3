using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Installation;
using ServiceDesk.People;
using ServiceDesk.Web.SignIn;

namespace ServiceDesk.Web.Installation;

/// <summary>The first steps of an installation, by the link that its log names.</summary>
[SecretAddress]
[EnableRateLimiting(SignInSetup.PublicForms)]
[Route("installation/setup/{token}")]
public sealed class InstallationController(
    SetupLinks links, SetUpInstallation setUp, AddressSettings addresses, DeskDb db, SignInManager<Account> signIn, IStringLocalizer<Texts> L) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Show(string token) =>
        await links.WorksAsync(token, HttpContext.RequestAborted) ? View(new ShowModel(token, new())) : NotFound();

    [HttpPost("")]
    public async Task<IActionResult> Create(string token, SetupForm form)
    {
        if (!await links.WorksAsync(token, HttpContext.RequestAborted))
            return NotFound();
        if (CreateTenant.ReservedSlugs.Contains(form.Slug))
            ModelState.AddModelError($"{nameof(form)}.{nameof(form.Slug)}", L["“{0}” means something else in addresses here; choose another word.", form.Slug]);
        if (!ModelState.IsValid)
            return Again(token, form);
        CreatedTenant? created;
        try
        {
            created = await setUp.RunAsync(token, form.ToTenant(new Uri(addresses.PublicUrl).Host), form.Password, HttpContext.RequestAborted);
        }
        catch (ArgumentException e)
        {
            ModelState.AddModelError("", e.Message);
            return Again(token, form);
        }
        return created is null ? NotFound() : await WelcomeAsync(created);
    }

    private ViewResult Again(string token, SetupForm form)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(nameof(Show), new ShowModel(token, form));
    }

    // The cookie belongs below the tenant's address, as if the request had come there.
    private async Task<LocalRedirectResult> WelcomeAsync(CreatedTenant created)
    {
        HttpContext.RequestServices.GetRequiredService<CurrentTenant>().Enter(created.Tenant);
        Request.PathBase = Request.PathBase.Add($"/{created.Tenant.Slug}");
        var account = await db.Accounts.SingleAsync(x => x.PersonId == created.AdministratorId);
        await signIn.SignInAsync(account, isPersistent: true);
        return LocalRedirect(Url.Content("~/admin"));
    }
}
