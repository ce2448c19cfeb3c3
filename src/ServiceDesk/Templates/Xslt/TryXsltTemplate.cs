using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Tickets;

namespace ServiceDesk.Templates.Xslt;

/// <summary>What a stylesheet made of a ticket.</summary>
public sealed record XsltTrial(TicketDocument Document, XsltResult Result);

/// <summary>Shows what a stylesheet makes of a real ticket. Nothing is saved, sent or set.</summary>
public sealed class TryXsltTemplate(DeskDb db, TicketDocuments documents, XsltTemplates templates)
{
    /// <summary>What the document's <c>event</c> is called then.</summary>
    public const string EventName = "trial";

    /// <param name="number">Of the ticket; null: the newest.</param>
    /// <returns>Null when the person who acts sees no such ticket.</returns>
    public async Task<XsltTrial?> RunAsync(Act act, XsltKind kind, string stylesheet, int? number, TemplateReader reader, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(stylesheet);
        var found = await act.VisibleTickets(db).Where(x => number == null || x.Number == number).OrderByDescending(x => x.Number)
            .Select(x => (int?)x.Number).FirstOrDefaultAsync(cancellation);
        if (found is null)
            return null;
        var request = new TicketDocumentRequest { Reader = reader, Event = kind == XsltKind.Notification ? new(EventName) : null };
        return await documents.FindAsync(found.Value, act.At, request, cancellation) is { } document
            ? new(document, await templates.RunAsync(kind, stylesheet.ReplaceLineEndings("\n").Trim(), document, cancellation))
            : null;
    }
}
