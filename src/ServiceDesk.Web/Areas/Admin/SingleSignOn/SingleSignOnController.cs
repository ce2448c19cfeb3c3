using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.SingleSignOn;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Admin.SingleSignOn;

/// <summary>The identity providers by which people sign in.</summary>
[Route("admin/single-sign-on")]
public sealed class SingleSignOnController(DeskDb db, KeepProvider keep, ProviderMetadata metadata, PublicLinks links, IStringLocalizer<Texts> L) : AdminController
{
    [HttpGet("")]
    public async Task<ViewResult> Index() => View(new IndexModel(await db.IdentityProviders.AsNoTracking().OrderBy(x => x.Name)
        .Select(x => new ProviderRow(x.Id, x.Name, x.Issuer, x.IsOnlyWayForStaff, x.ArchivedAt)).ToListAsync(Cancellation)));

    [HttpGet("new")]
    public async Task<ViewResult> New() => View(await ModelAsync(null, new()));

    [HttpPost("")]
    public async Task<IActionResult> Create(ProviderForm form)
    {
        var outcome = ModelState.IsValid ? await keep.CreateAsync(Act, form.Input, Cancellation) : (ProviderOutcome?)null;
        return await AnswerAsync(outcome, nameof(New), null, form);
    }

    [HttpGet("{id:long}")]
    public async Task<IActionResult> Show(long id) =>
        await FindAsync(id) is { } provider ? View(await ModelAsync(provider, ProviderForm.Of(provider))) : NotFound();

    [HttpPost("{id:long}")]
    public async Task<IActionResult> Update(long id, ProviderForm form)
    {
        if (await FindAsync(id) is not { } provider)
            return NotFound();
        var outcome = ModelState.IsValid ? await keep.ChangeAsync(Act, id, form.Input, Cancellation) : (ProviderOutcome?)null;
        return await AnswerAsync(outcome, nameof(Show), provider, form);
    }

    /// <summary>Asks the provider what it says of itself.</summary>
    [HttpGet("{id:long}/trial")]
    public async Task<IActionResult> Try(long id)
    {
        if (await FindAsync(id) is not { } provider)
            return NotFound();
        try
        {
            return View("Trial", new TrialModel(provider, await metadata.ReadAsync(provider, Cancellation), null));
        }
        catch (SingleSignOnException e)
        {
            return View("Trial", new TrialModel(provider, null, e.Message));
        }
    }

    [HttpPost("{id:long}/archiving")]
    public async Task<IActionResult> Archive(long id) => Answer(await keep.ArchiveAsync(Act, id, true, Cancellation), L["The provider is archived: nobody signs in by it any more."]);

    [HttpPost("{id:long}/restoration")]
    public async Task<IActionResult> Restore(long id) => Answer(await keep.ArchiveAsync(Act, id, false, Cancellation), L["The provider is in use again."]);

    private Task<IdentityProvider?> FindAsync(long id) => db.IdentityProviders.AsNoTracking().Include(x => x.Roles).SingleOrDefaultAsync(x => x.Id == id, Cancellation);

    private IActionResult Answer(ProviderOutcome outcome, string done)
    {
        if (outcome != ProviderOutcome.Done)
            return NotFound();
        this.AddFlash(done);
        return To($"single-sign-on");
    }

    private async Task<IActionResult> AnswerAsync(ProviderOutcome? outcome, string view, IdentityProvider? provider, ProviderForm form)
    {
        switch (outcome)
        {
            case ProviderOutcome.Done:
            case ProviderOutcome.NotFound:
                return Answer(outcome.Value, L["The provider is saved."]);
            case ProviderOutcome.IssuerUnfit:
                ModelState.AddModelError($"{nameof(form)}.{nameof(form.Issuer)}", L["Expected an address that begins with https://, without a question mark or a name in it."]);
                break;
            case ProviderOutcome.DomainUnfit:
                ModelState.AddModelError($"{nameof(form)}.{nameof(form.MailDomains)}", L["Write what stands behind the @, such as example.org; several with spaces between them."]);
                break;
            case ProviderOutcome.MappingUnfit:
                ModelState.AddModelError($"{nameof(form)}.{nameof(form.RolesClaim)}", L["Name the claim whose values give roles."]);
                break;
        }
        return Again(view, await ModelAsync(provider, form));
    }

    private async Task<FormModel> ModelAsync(IdentityProvider? provider, ProviderForm form) => new(
        provider,
        provider is null ? null : links.SignInCallback(db.Tenant.Info, provider.Id),
        await db.Roles.AsNoTracking().Where(x => x.ArchivedAt == null).OrderBy(x => x.Name).Select(x => new RoleChoice(x.Id, x.Name)).ToListAsync(Cancellation),
        form);
}
