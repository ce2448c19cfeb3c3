using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Primitives;
using ServiceDesk.Intake;
using ServiceDesk.Tenants;
using ServiceDesk.Web.SignIn;

namespace ServiceDesk.Web.Areas.Admin.Mailboxes;

/// <summary>
/// The one address of the installation that providers send browsers back to (<see cref="Access.PublicLinks.MailSignIn"/>). Nobody is signed in
/// here, for cookies belong to tenants: an answer with a state of the desk's own is passed on to the mailbox's tenant, where who
/// brings it is checked; any other leads nowhere.
/// </summary>
[SecretAddress]
public sealed class MailSignInController(ConsentStates states, TenantDirectory directory) : Controller
{
    private static readonly string[] Known = ["state", "code", "error", "error_description"];

    [HttpGet("/installation/mail-sign-in")]
    public async Task<IActionResult> Show()
    {
        var parameters = Parameters(Request);
        if (states.Open(parameters.GetValueOrDefault("state")) is not { } state || await directory.ByIdAsync(state.TenantId, HttpContext.RequestAborted) is not { } tenant)
            return NotFound();
        var path = FormattableString.Invariant($"admin/mailboxes/{state.MailboxId}/consents{QueryString.Create(parameters.Select(x => KeyValuePair.Create(x.Key, new StringValues(x.Value))))}");
        if (state.Host is null)
            return LocalRedirect(Url.Content($"~/{tenant.Slug}/{path}"));
        // The host has been the tenant's when the sign-in began; it has to be so now.
        var isTenants = await directory.ByHostAsync(new HostString(state.Host).Host, HttpContext.RequestAborted) is { } owner && owner.Id == tenant.Id;
        return isTenants ? Redirect($"{Request.Scheme}://{state.Host}/{path}") : NotFound();
    }

    /// <summary>What a provider may send along (RFC 6749 sections 4.1.2 and 4.1.2.1); of repeated ones the first.</summary>
    internal static Dictionary<string, string> Parameters(HttpRequest request) =>
        Known.Where(x => request.Query.ContainsKey(x)).ToDictionary(x => x, x => request.Query[x][0] ?? "");
}
