using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.Mail.Html;
using ServiceDesk.Notifications;
using ServiceDesk.Outbox;
using ServiceDesk.People;
using ServiceDesk.Surveys;
using ServiceDesk.Templates;
using ServiceDesk.Tickets;

namespace ServiceDesk.Sending;

/// <summary>Writes the mails whose words a tenant may change (<see cref="TemplateKind"/>): its own, or the built-in ones.</summary>
public sealed class TemplatedMail(DeskDb db, CatalogCache catalogs, PublicLinks links, QuotedHistory history, EventCatalog events)
{
    private readonly Dictionary<(OutboxKind, string), TemplateWords> known = [];
    private Dictionary<Guid, (long Id, int Of)> surveys = [];

    /// <summary>Reads which of these mails ask how it was.</summary>
    public async Task LoadAsync(IEnumerable<OutboxMail> mails, CancellationToken cancellation)
    {
        var ids = mails.Where(x => x.Kind is OutboxKind.Reply or OutboxKind.Closing or OutboxKind.Survey).Select(x => x.Id).ToList();
        surveys = ids.Count == 0 ? [] : await db.SurveyAnswers.Where(x => ids.Contains(x.MailId)).Select(x => new { x.MailId, x.Id, x.Of })
            .ToDictionaryAsync(x => x.MailId, x => (x.Id, x.Of), cancellation);
    }

    /// <summary>The words that hold for a kind of mail in a language.</summary>
    public async Task<TemplateWords> WordsAsync(TemplateKind kind, string language, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(kind);
        if (known.TryGetValue((kind.Kind, language), out var words))
            return words;
        return known[(kind.Kind, language)] = await db.MailTemplates.Where(x => x.Kind == kind.Kind && x.Language == language)
            .Select(x => new TemplateWords(x.Subject, x.Text)).SingleOrDefaultAsync(cancellation) ?? BuiltInTemplates.For(kind, language);
    }

    /// <param name="mail">With its ticket, person, message and the message's author.</param>
    /// <param name="language">Of <see cref="BuiltInTemplates.Languages"/>.</param>
    /// <param name="isSample">A mail to look at: its link signs nobody in.</param>
    /// <returns>The subject.</returns>
    internal async Task<string> WriteAsync(OutboxMail mail, TemplateWords words, string language, bool isSample, MailBody body, CancellationToken cancellation)
    {
        var ticket = mail.Ticket!;
        // Events show what was written in the same act, and nothing older.
        var shown = mail.Message ?? (mail.Kind.TellsOfEvents() && !isSample ? null : await history.NewestAsync(ticket, null, cancellation));
        var values = await ValuesAsync(mail, ticket, shown, language, isSample, cancellation);
        var text = TemplateText.Parse(words.Text);
        body.Marker(MailWords.For(language).Marker).Add(text.Render(values));
        // The signature of a queue stands under every answer, whatever the tenant's words are.
        if (mail.Kind == OutboxKind.Reply && !text.Holds(Placeholder.Signature) && (await catalogs.GetAsync(db, cancellation)).Queue(ticket.QueueId)?.Signature is not null)
            body.Add(values.Blocks[Placeholder.Signature]);
        if (surveys.ContainsKey(mail.Id) && !text.Holds(Placeholder.Survey))
            body.Add(values.Blocks[Placeholder.Survey]);
        if (mail.Kind == OutboxKind.Reply)
            history.Add(await history.NewestAsync(ticket, shown, cancellation), mail.Person, language, body);
        else if (!text.Holds(Placeholder.Message))
            history.Add(shown, mail.Person, language, body);
        return MailSubject.Of(TemplateText.Parse(words.Subject).RenderLine(values), ticket.Number);
    }

    private async Task<TemplateValues> ValuesAsync(OutboxMail mail, Ticket ticket, Message? shown, string language, bool isSample, CancellationToken cancellation)
    {
        var (tenant, catalog) = (db.Tenant.Info, await catalogs.GetAsync(db, cancellation));
        var queue = catalog.Queue(ticket.QueueId);
        var words = new Dictionary<string, string>
        {
            [Placeholder.TicketNumber] = ticket.Number.ToString(System.Globalization.CultureInfo.InvariantCulture),
            [Placeholder.TicketSubject] = ticket.Subject,
            [Placeholder.RequesterName] = await RequesterAsync(mail, ticket, cancellation),
            [Placeholder.DeskName] = tenant.Name,
            [Placeholder.QueueName] = queue?.Name ?? tenant.Name,
            [Placeholder.AgentName] = AgentOf(mail, ticket, catalog) ?? tenant.Name,
            [Placeholder.Link] = LinkOf(mail, ticket, isSample),
            [Placeholder.ReaderName] = mail.Person.Name,
            [Placeholder.Event] = isSample ? events.SampleIn(language, catalog.StatusName(ticket.StatusId)) : events.Tell(mail, language),
        };
        var note = DeferralNote.Read(mail.Text) ?? (isSample && mail.Kind is OutboxKind.Deferral or OutboxKind.Decline ? SampleOf(mail, language, catalog) : null);
        words[Placeholder.DeferralReason] = note?.Reason ?? "";
        words[Placeholder.DeferralReview] = DayOf(note?.Review, language);
        var blocks = new Dictionary<string, RenderedText> { [Placeholder.Survey] = SurveyOf(mail, ticket, language, isSample) };
        if (shown is null)
            blocks[Placeholder.Message] = new("", "");
        else
            blocks[Placeholder.Message] = WithNote(new(shown.Text, $"<div>{shown.Html ?? PlainTextHtml.FromText(shown.Text)}</div>"), mail, note, language);
        if (mail.Kind != OutboxKind.Assignment)
            blocks[Placeholder.Signature] = SignatureOf(mail, queue, new(words, blocks));
        return new(words, blocks);
    }

    // An answer that puts a ticket off says why, and until when, below what was written.
    private static RenderedText WithNote(RenderedText written, OutboxMail mail, DeferralNote? note, string language)
    {
        if (mail.Kind != OutboxKind.Reply || note is null)
            return written;
        var day = DayOf(note.Review, language);
        var told = string.Join(' ', new[] { note.Reason, day.Length > 0 ? MailWords.For(language).LookedAtAgain(day) : "" }.Where(x => x.Length > 0));
        return new($"{written.Text.TrimEnd()}\n\n{told}", $"{written.Html}{PlainTextHtml.FromText(told)}");
    }

    private static string DayOf(DateOnly? day, string language) => day?.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo(language)) ?? "";

    private static DeferralNote SampleOf(OutboxMail mail, string language, Catalog catalog)
    {
        var (culture, reason) = (CultureInfo.GetCultureInfo(language), catalog.DeferralReasons is [var first, ..] ? first : null);
        return new(reason is null ? "" : DeferralReasons.SentenceIn(reason, culture) ?? reason.NameIn(culture), DateOnly.FromDateTime(mail.CreatedAt).AddDays(30));
    }

    private async Task<string> RequesterAsync(OutboxMail mail, Ticket ticket, CancellationToken cancellation) => mail.Kind is OutboxKind.Assignment or OutboxKind.AccountUpdate or OutboxKind.PartnerUpdate or OutboxKind.Update
        ? await db.People.Where(x => x.Id == ticket.RequesterId).Select(x => x.Name).SingleAsync(cancellation)
        : mail.Person.Name;

    private static string? AgentOf(OutboxMail mail, Ticket ticket, Catalog catalog) => mail.Kind switch
    {
        OutboxKind.Reply => mail.Message?.Author.Name,
        OutboxKind.Assignment => mail.Person.Name,
        _ => catalog.StaffName(ticket.AssigneeId),
    };

    private string LinkOf(OutboxMail mail, Ticket ticket, bool isSample) => mail.Kind == OutboxKind.Assignment
        ? links.StaffTicket(db.Tenant.Info, ticket.Number)
        : isSample ? links.Request(db.Tenant.Info, ticket.Number) : links.SignedRequest(db.Tenant.Info, ticket.Number, mail.Person.Id);

    /// <summary>Asks how it was, where the mail asks, below words that are no template's of this kind.</summary>
    internal void AddSurvey(OutboxMail mail, string language, MailBody body)
    {
        if (mail.Ticket is { } ticket && surveys.ContainsKey(mail.Id))
            body.Add(SurveyOf(mail, ticket, language, isSample: false));
    }

    // In a sample the icons lead where its link does.
    private RenderedText SurveyOf(OutboxMail mail, Ticket ticket, string language, bool isSample) =>
        isSample ? SurveyBlock.Write(SurveyScale.Sizes[^1], _ => links.Request(db.Tenant.Info, ticket.Number), language)
        : surveys.TryGetValue(mail.Id, out var survey) ? SurveyBlock.Write(survey.Of, rating => links.Survey(db.Tenant.Info, survey.Id, rating), language)
        : SurveyBlock.None;

    // Below the mark that mail programs know for the beginning of a signature (RFC 3676 section 4.3).
    private static RenderedText SignatureOf(OutboxMail mail, Queue? queue, TemplateValues values)
    {
        string[] lines = mail.Kind == OutboxKind.Reply ? [values.Words[Placeholder.AgentName], values.Words[Placeholder.DeskName]] : [values.Words[Placeholder.DeskName]];
        var signature = mail.Kind == OutboxKind.Reply && queue?.Signature is { } own
            ? TemplateText.Parse(own).Render(values)
            : new(string.Join('\n', lines), $"<p>{string.Join("<br>", lines.Select(WebUtility.HtmlEncode))}</p>");
        return new($"-- \n{signature.Text}", $"<div style=\"color:#4b5563\">{signature.Html}</div>");
    }
}
