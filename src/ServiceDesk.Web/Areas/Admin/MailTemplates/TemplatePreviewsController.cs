using System.Net;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ServiceDesk.Mail.Html;
using ServiceDesk.Sending;
using ServiceDesk.Templates;
using ServiceDesk.Web.Areas.Staff.Messages;

namespace ServiceDesk.Web.Areas.Admin.MailTemplates;

/// <summary>The document in the frame below a template: the mail that it makes of the newest ticket.</summary>
[Route("admin/mail-templates/{kind}/{language}/preview")]
public sealed class TemplatePreviewsController(TemplatedMail mails, PreviewMailTemplate preview, IStringLocalizer<Texts> L) : AdminController
{
    /// <summary>With the words that hold.</summary>
    [HttpGet("")]
    public async Task<IActionResult> Show(string kind, string language) => TemplateAddress.Find(kind, language) is { } found
        ? await AnswerAsync(found, language, await mails.WordsAsync(found, language, Cancellation))
        : NotFound();

    /// <summary>With the words of the form, unsaved.</summary>
    [HttpPost("")]
    public async Task<IActionResult> Create(string kind, string language, TemplateForm form)
    {
        if (TemplateAddress.Find(kind, language) is not { } found)
            return NotFound();
        if (!ModelState.IsValid)
            return Problems(ModelState.Values.SelectMany(x => x.Errors).Select(x => x.ErrorMessage));
        var check = TemplateCheck.Of(found, form.Words);
        return check.IsFine ? await AnswerAsync(found, language, form.Words) : Problems(check.Subject.Concat(check.Text).Select(x => TemplateWording.Of(x, L)));
    }

    private async Task<ContentResult> AnswerAsync(TemplateKind kind, string language, TemplateWords words) =>
        await preview.RunAsync(Act, kind, language, words, Cancellation) is { } mail
            ? Document($"<p><strong>{WebUtility.HtmlEncode(mail.Subject)}</strong></p><hr>{mail.Html}<hr><pre style=\"white-space:pre-wrap\">{WebUtility.HtmlEncode(mail.Text)}</pre>")
            : Document($"<p>{WebUtility.HtmlEncode(L["There is no ticket yet to show the mail with."])}</p>");

    private ContentResult Problems(IEnumerable<string> texts)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Document(string.Concat(texts.Select(x => $"<p>{WebUtility.HtmlEncode(x)}</p>")));
    }

    private ContentResult Document(string html)
    {
        var page = new MailPage(HtmlSanitizer.Sanitize(html), pictures: false);
        Response.Headers.ContentSecurityPolicy = page.Policy;
        var document = Content(page.Write(L["Show pictures from the web"]), "text/html; charset=utf-8");
        document.StatusCode = Response.StatusCode;
        return document;
    }
}
