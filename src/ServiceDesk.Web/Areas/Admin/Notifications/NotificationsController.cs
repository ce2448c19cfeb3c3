using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ServiceDesk.Database;
using ServiceDesk.Notifications;
using ServiceDesk.Templates.Xslt;
using ServiceDesk.Tickets;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Admin.Notifications;

/// <summary>Who is told of what.</summary>
[Route("admin/notifications")]
public sealed class NotificationsController(DeskDb db, EventCatalog events, ChangeNotifications change, IStringLocalizer<Texts> L) : AdminController
{
    [HttpGet("")]
    public async Task<ViewResult> Index() => View(await ModelAsync());

    [HttpPost("")]
    public async Task<IActionResult> Update(NotificationsForm form)
    {
        // A template of nobody's, or one that was archived meanwhile.
        if (!ModelState.IsValid || !await change.RunAsync(Act, form.ToChoices(), Cancellation))
            return NotFound();
        this.AddFlash(L["The notifications are saved."]);
        return To($"notifications");
    }

    private async Task<IndexModel> ModelAsync()
    {
        var choices = await change.ReadAsync(Cancellation);
        var templates = await db.XsltTemplates.Where(x => x.Kind == XsltKind.Notification && x.ArchivedAt == null).OrderBy(x => x.Name)
            .Select(x => new TemplateChoice(x.Id, x.Name, x.Kind, x.InUseSince != null)).ToListAsync(Cancellation);
        return new([.. events.Events.Select(x => new EventRow(x, choices[x.Key]))], templates);
    }
}
