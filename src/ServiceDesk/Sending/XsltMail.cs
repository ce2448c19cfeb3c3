using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Notifications;
using ServiceDesk.Outbox;
using ServiceDesk.People;
using ServiceDesk.Templates;
using ServiceDesk.Templates.Xslt;

namespace ServiceDesk.Sending;

/// <summary>Writes the mails for which a stylesheet was chosen. Where it fails, its page says why, and the mail leaves with its usual words.</summary>
public sealed class XsltMail(DeskDb db, TicketDocuments documents, XsltTemplates templates, NoteXsltProblem problems, PublicLinks links, TemplatedMail templated, UtcClock clock)
{
    /// <param name="mail">With its ticket and person.</param>
    /// <param name="reader">The language of whoever reads it.</param>
    /// <returns>The subject; null: nothing was written.</returns>
    internal async Task<string?> WriteAsync(OutboxMail mail, string reader, MailBody body, CancellationToken cancellation)
    {
        if (mail is not { TemplateId: { } id, Ticket: { } ticket } || mail.Kind.IsWritten())
            return null;
        var template = await db.XsltTemplates.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id && x.Kind == XsltKind.Notification && x.ArchivedAt == null, cancellation);
        if (template is null)
            return null;
        var now = clock.UtcNow;
        var language = BuiltInTemplates.LanguageOf(reader);
        var request = new TicketDocumentRequest
        {
            Reader = mail.Kind.IsStaffNotice() ? TemplateReader.Staff : TemplateReader.Requester,
            Language = language,
            Link = LinkOf(mail, ticket.Number),
            Event = await EventOfAsync(mail, cancellation),
        };
        if (await documents.FindAsync(ticket.Number, now, request, cancellation) is not { } document)
            return null;
        var result = await templates.RunAsync(template, document, cancellation);
        if (result.Output is not NotificationOutput written)
        {
            await problems.RunAsync(id, result.Failure ?? new(XsltFailureKind.Output), now, cancellation);
            return null;
        }
        body.Marker(MailWords.For(language).Marker);
        foreach (var paragraph in written.Text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
            body.Paragraph(paragraph.Trim('\n'));
        // Whoever is asked how it was is asked whatever the words are.
        templated.AddSurvey(mail, language, body);
        return MailSubject.Of(written.Subject ?? ticket.Subject, ticket.Number);
    }

    // An account contact need not be one of those who see the request by a link.
    private string LinkOf(OutboxMail mail, int number) =>
        mail.Kind.IsStaffNotice() ? links.StaffTicket(db.Tenant.Info, number)
        : mail.Kind == OutboxKind.AccountUpdate ? links.Request(db.Tenant.Info, number)
        : links.SignedRequest(db.Tenant.Info, number, mail.Person.Id);

    private async Task<TicketEvent?> EventOfAsync(OutboxMail mail, CancellationToken cancellation)
    {
        if (ToldEvents.Read(mail.Events) is not { Events: [var first, ..] } told)
            return null;
        var by = told.PersonId is { } person ? await db.People.Where(x => x.Id == person).Select(x => x.Name).SingleOrDefaultAsync(cancellation) : null;
        // What a rule says to colleagues stands in no mail to anybody outside.
        return new(first.Key, by, mail.Kind.IsStaffNotice() ? mail.Text is { Length: > 0 } text ? text : told.Why : null);
    }
}
