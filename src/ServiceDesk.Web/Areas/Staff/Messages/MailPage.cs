using System.Net;
using ServiceDesk.Mail.Html;

namespace ServiceDesk.Web.Areas.Staff.Messages;

/// <summary>
/// The document in the frame of a mail. Three walls stand between a mail and this desk: its HTML is written anew from an allow-list,
/// the frame is a sandbox without scripts, and the policy lets nothing load but its own pictures.
/// </summary>
/// <param name="mail">Sanitised.</param>
/// <param name="pictures">Whether pictures from the web may load.</param>
public sealed class MailPage(SanitizedHtml mail, bool pictures)
{
    // The frame keeps its origin, or the browser would ask for the mail's own pictures without the cookie. Scripts stay off.
    private const string Sandbox = "sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox";

    public string Policy =>
        $"default-src 'none'; img-src 'self' data:{(pictures ? " https: http:" : "")}; style-src 'unsafe-inline'; form-action 'none'; frame-ancestors 'self'; {Sandbox}";

    /// <param name="showPictures">The text of the link that lets pictures from the web load.</param>
    public string Write(string showPictures)
    {
        var bar = mail.HasRemoteContent && !pictures
            ? $"<p style=\"margin:0 0 12px;font:13px system-ui,sans-serif\"><a href=\"?pictures=true\" target=\"_self\">{WebUtility.HtmlEncode(showPictures)}</a></p>"
            : "";
        return $$"""
            <!DOCTYPE html>
            <html><head><meta charset="utf-8"><base target="_blank">
            <style>body{margin:8px;font:14px/1.5 system-ui,sans-serif;color:#1a1a1a;background:#fff;overflow-wrap:break-word}img{max-width:100%;height:auto}</style>
            </head><body>{{bar}}{{mail.Html}}</body></html>
            """;
    }
}
