using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ServiceDesk.Partners;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Portal.Requests;

/// <summary>Whether a partner's person is told by mail of the requests of the customers under the partner.</summary>
public sealed class PartnerNoticesController(ChoosePartnerNotices choose, IStringLocalizer<Texts> L) : PortalController
{
    [HttpPost("requests/partner-notices")]
    public async Task<IActionResult> Update(bool isTold)
    {
        if (!await choose.RunAsync(Act, isTold, Cancellation))
            return NotFound();
        this.AddFlash(isTold ? L["You are told by mail of new requests and of answers."] : L["You get no mails about the requests of your customers any more."]);
        return LocalRedirect(Url.Content($"~/{IndexQuery.Write(Whose.Customers, ended: false)}"));
    }
}
