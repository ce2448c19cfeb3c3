namespace ServiceDesk.Mail.Html;

/// <summary>HTML that is safe to show.</summary>
/// <param name="Html">The HTML: a balanced fragment of allowed elements alone.</param>
/// <param name="HasRemoteContent">It has images from the web, blocked or let through.</param>
/// <param name="RemovedSomething">
/// Something active or dangerous was taken out (scripts, handlers, frames, forms, refused addresses or styles).
/// Unknown formatting, which is left out too, does not count.
/// </param>
/// <param name="IsPlainText">The input was over a limit of the options: this is its plain text, escaped.</param>
public sealed record SanitizedHtml(string Html, bool HasRemoteContent, bool RemovedSomething, bool IsPlainText);
