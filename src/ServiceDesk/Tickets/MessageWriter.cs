using System.Text;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Files;
using ServiceDesk.People;
using ServiceDesk.Quotas;
using ServiceDesk.Scanning;

namespace ServiceDesk.Tickets;

/// <summary>Makes a message of what was written: its files go to the store first, and a body too long for a row goes with them.</summary>
public sealed class MessageWriter(DeskDb db, IFileStore files, ScannerSettings scanner, QuotaCheck quotas)
{
    public async Task<Message> WriteAsync(
        Act act, Person author, MessageKind kind, NewText text, IEnumerable<NewFile> attachments, MailFacts? mail, CancellationToken cancellation)
    {
        var added = attachments.ToList();
        await quotas.FilesAsync(act, added, cancellation);
        var whole = text.Text + mail?.Folded;
        var isLong = whole.Length > Message.BodyLength || text.Html?.Length > Message.BodyLength;
        var message = new Message
        {
            TenantId = act.TenantId,
            Kind = kind,
            Author = author,
            IsFromStaff = author.IsStaff && act.IsStaff,
            Door = act.Door,
            At = act.At,
            Text = Cut(text.Text),
            Html = text.Html?.Length > Message.BodyLength ? null : text.Html,
            Folded = mail?.Folded is { Length: > 0 } folded ? Cut(folded) : null,
            BodyFile = isLong ? await files.SaveAsync(act.TenantId, Encoding.UTF8.GetBytes(whole), cancellation) : null,
            RawFile = mail?.RawFile,
            HasMailHtml = mail?.HasHtml ?? false,
            MailId = mail?.MailId,
            MatchReason = mail?.MatchReason,
            AutomaticReason = mail?.AutomaticReason,
            IsThanks = mail?.IsThanks ?? false,
        };
        await AttachAsync(message, added, cancellation);
        return message;
    }

    /// <summary>What staff send to people outside: a note, with what was forwarded folded below it, files that are in the store already, and new ones.</summary>
    /// <param name="subject">Null: the ticket's.</param>
    public async Task<Message> WriteForwardAsync(
        Act act, Person author, string? subject, string text, string forwarded, IEnumerable<Attachment> attachments, IEnumerable<NewFile> added, IReadOnlyList<string> addresses,
        CancellationToken cancellation)
    {
        var uploads = added.ToList();
        await quotas.FilesAsync(act, uploads, cancellation);
        var to = string.Join(", ", addresses);
        var message = new Message
        {
            TenantId = act.TenantId,
            Kind = MessageKind.Note,
            Author = author,
            IsFromStaff = true,
            Door = act.Door,
            At = act.At,
            Subject = subject,
            Text = Cut(text),
            Folded = forwarded.Length > 0 ? Cut(forwarded) : null,
            ForwardedTo = to.Length <= Message.ForwardedToLength ? to : string.Concat(to.AsSpan(0, Message.ForwardedToLength - 1), "…"),
        };
        foreach (var file in attachments)
        {
            var copy = new Attachment
            {
                TenantId = act.TenantId,
                Name = file.Name,
                ContentType = file.ContentType,
                Size = file.Size,
                File = file.File,
            };
            if (file.CheckedAt is { } at)
                copy.Checked(file.Check, file.Finding, at);
            else if (scanner.IsOn)
                db.Add(copy.CheckAt(act.At));
            message.Attachments.Add(copy);
        }
        await AttachAsync(message, uploads, cancellation);
        return message;
    }

    private async Task AttachAsync(Message message, IEnumerable<NewFile> attachments, CancellationToken cancellation)
    {
        foreach (var file in attachments)
        {
            var stored = file.Stored ?? await StoreAsync(message.TenantId, file, cancellation);
            var attachment = new Attachment
            {
                TenantId = message.TenantId,
                Name = file.SafeName,
                ContentType = file.SafeContentType,
                Size = stored.Size,
                File = stored.Name,
                ContentId = file.ContentId is { Length: <= 200 } id ? id : null,
                IsInline = file.IsInline,
            };
            message.Attachments.Add(attachment);
            if (scanner.IsOn)
                db.Add(attachment.CheckAt(message.At));
        }
    }

    private async Task<StoredFile> StoreAsync(int tenantId, NewFile file, CancellationToken cancellation)
    {
        await using var content = file.Open();
        return await files.SaveAsync(tenantId, content, cancellation);
    }

    // NUL is a character that PostgreSQL's text cannot hold; the raw file keeps it.
    private static string Cut(string text)
    {
        var clean = text.Replace("\0", "", StringComparison.Ordinal);
        return clean.Length <= Message.BodyLength ? clean : clean[..Message.BodyLength];
    }
}

/// <summary>What a message knows of the mail that it came by.</summary>
public sealed record MailFacts(
    string RawFile, string? MailId, string? Folded, bool HasHtml, string MatchReason, string? AutomaticReason, bool IsThanks = false);
