using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Access.Tokens;
using ServiceDesk.Audit;
using ServiceDesk.Database;
using ServiceDesk.Intake;
using ServiceDesk.Outbox;
using ServiceDesk.People;
using ServiceDesk.Surveys;
using ServiceDesk.Tickets;
using ServiceDesk.Tickets.Drafts;
using ServiceDesk.Tickets.Holding;
using ServiceDesk.Watching;

namespace ServiceDesk.PersonalData;

/// <summary>All that the desk holds of a person as one JSON document, for the person to have. The audit log tells of it.</summary>
public sealed class ExportPerson(DeskDb db)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <returns>UTF-8; null when there is no such person, or the one who acts may not.</returns>
    public async Task<byte[]?> RunAsync(Act act, long personId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        if (!act.Allows(Right.Settings) || await db.People.AsNoTracking().Include(x => x.Customer).SingleOrDefaultAsync(x => x.Id == personId, cancellation) is not { } person)
            return null;
        var document = JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                ExportedAt = act.At,
                Person = new { person.Id, person.Name, person.Address, person.Phone, person.Language, person.TimeZone, Customer = person.Customer?.Name, person.StaffSince, person.StaffUntil, person.CreatedAt, person.AddressFailedAt },
                Account = await AccountAsync(personId, cancellation),
                Tickets = await TicketsAsync(personId, cancellation),
                Messages = await MessagesAsync(personId, cancellation),
                Unsent = await UnsentAsync(personId, cancellation),
                Mails = await MailsAsync(person, cancellation),
                Surveys = await db.SurveyAnswers.AsNoTracking().Where(x => x.PersonId == personId).OrderBy(x => x.Id)
                    .Select(x => new { Ticket = x.Ticket.Number, x.AskedAt, x.AnsweredAt, x.Rating, x.Of, x.Comment }).ToListAsync(cancellation),
                Log = await db.AuditEntries.AsNoTracking().Where(x => x.PersonId == personId || x.AboutPersonId == personId).OrderBy(x => x.Id)
                    .Select(x => new { x.At, Kind = x.Kind.ToString(), Door = x.Door.ToString(), x.AboutType, x.AboutId }).ToListAsync(cancellation),
            },
            Options);
        await AuditTrail.NoteAsync(db, AuditKind.PersonExported, nameof(Person), personId.ToString(CultureInfo.InvariantCulture), personId, new() { About = person.Name }, cancellation);
        await db.SaveChangesAsync(cancellation);
        return document;
    }

    private async Task<object?> AccountAsync(long id, CancellationToken cancellation)
    {
        if (await db.Accounts.AsNoTracking().SingleOrDefaultAsync(x => x.PersonId == id, cancellation) is not { } account)
            return null;
        return new
        {
            account.UserName, HasPassword = account.PasswordHash is not null, account.TwoFactorEnabled,
            Sessions = await db.Sessions.AsNoTracking().Where(x => x.AccountId == account.Id).OrderBy(x => x.StartedAt)
                .Select(x => new { x.StartedAt, x.SeenAt, x.EndedAt, x.Browser, NetworkAddress = x.Address }).ToListAsync(cancellation),
            Passkeys = await db.Passkeys.AsNoTracking().Where(x => x.AccountId == account.Id).OrderBy(x => x.Id).Select(x => new { x.Name, x.CreatedAt }).ToListAsync(cancellation),
            Tokens = await db.ApiTokens.AsNoTracking().Where(x => x.PersonId == id).OrderBy(x => x.Id)
                .Select(x => new { x.Name, x.IsReadOnly, x.CreatedAt, x.ExpiresAt, x.UsedAt, x.RevokedAt }).ToListAsync(cancellation),
        };
    }

    private async Task<object> TicketsAsync(long id, CancellationToken cancellation)
    {
        var watched = db.Watchers.Where(x => x.PersonId == id).Select(x => x.TicketId);
        return await db.Tickets.IgnoreQueryFilters([Ticket.TrashFilter]).AsNoTracking()
            .Where(x => x.RequesterId == id || x.Participants.Any(participant => participant.PersonId == id) || watched.Contains(x.Id))
            .OrderBy(x => x.Number)
            .Select(x => new { x.Number, x.Subject, x.CreatedAt, x.UpdatedAt, IsRequester = x.RequesterId == id, IsDeleted = x.TrashedAt != null })
            .ToListAsync(cancellation);
    }

    private async Task<object> MessagesAsync(long id, CancellationToken cancellation) =>
        await db.Messages.IgnoreQueryFilters([Ticket.TrashFilter]).AsNoTracking().Where(x => x.AuthorId == id).OrderBy(x => x.Id)
            .Select(x => new
            {
                Ticket = x.Ticket!.Number, x.At, Kind = x.Kind.ToString(), Door = x.Door.ToString(), x.Text, x.Html, x.Folded, x.Subject,
                Files = x.Attachments.OrderBy(file => file.Id).Select(file => new { file.Name, file.ContentType, file.Size }).ToList(),
            })
            .ToListAsync(cancellation);

    private async Task<object> UnsentAsync(long id, CancellationToken cancellation) => new
    {
        Drafts = await db.Drafts.IgnoreQueryFilters([Ticket.TrashFilter]).AsNoTracking().Where(x => x.PersonId == id).OrderBy(x => x.Id)
            .Select(x => new { Ticket = x.Ticket!.Number, x.SavedAt, x.Text, x.Html }).ToListAsync(cancellation),
        Replies = await db.HeldReplies.IgnoreQueryFilters([Ticket.TrashFilter]).AsNoTracking().Where(x => x.PersonId == id).OrderBy(x => x.HeldAt)
            .Select(x => new { Ticket = x.Ticket!.Number, x.HeldAt, x.ReturnedAt, x.Text, x.Html }).ToListAsync(cancellation),
        Files = await db.DraftFiles.AsNoTracking().Where(x => x.PersonId == id).OrderBy(x => x.Id).Select(x => new { x.Name, x.ContentType, x.Size }).ToListAsync(cancellation),
    };

    private async Task<object> MailsAsync(Person person, CancellationToken cancellation)
    {
        var address = person.Address;
        return new
        {
#pragma warning disable CA1304, CA1311, CA1862 // The database compares: it takes no culture.
            Received = await db.Journal.AsNoTracking().Where(x => x.From!.ToLower().Contains(address)).OrderBy(x => x.ReceivedAt)
                .Select(x => new { x.ReceivedAt, x.From, x.Subject, x.Size, State = x.State.ToString() }).ToListAsync(cancellation),
#pragma warning restore CA1304, CA1311, CA1862
            Sent = await db.Outbox.AsNoTracking().Where(x => x.PersonId == person.Id).OrderBy(x => x.CreatedAt)
                .Select(x => new { x.CreatedAt, x.SentAt, Kind = x.Kind.ToString(), x.Subject, State = x.State.ToString() }).ToListAsync(cancellation),
        };
    }
}
