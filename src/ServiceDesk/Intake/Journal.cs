using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.Files;

namespace ServiceDesk.Intake;

/// <summary>Writes mails into the journal: after it returns, a mail is safe, and it is there once.</summary>
public sealed class Journal(DeskDb db, IFileStore files, UtcClock clock)
{
    /// <param name="key">Tells this delivery from every other; see <see cref="JournalEntry.Key"/>.</param>
    /// <returns>False when the mail had been taken before.</returns>
    public async Task<bool> TakeAsync(string key, long? mailboxId, IEnumerable<string> recipients, ReadOnlyMemory<byte> raw, CancellationToken cancellation)
    {
        if (await IsTakenAsync(key, cancellation))
            return false;
        var entry = new JournalEntry
        {
            TenantId = db.TenantId,
            Key = key,
            MailboxId = mailboxId,
            ReceivedAt = clock.UtcNow,
            RawFile = await files.SaveAsync(db.TenantId, raw, cancellation),
            Size = raw.Length,
            Recipients = Joined(recipients),
        };
        var due = entry.Due(entry.ReceivedAt);
        db.AddRange(entry, due);
        try
        {
            await db.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateException)
        {
            // Somebody may have brought the same mail at the same moment; the unique key has let one of us through.
            db.Entry(entry).State = db.Entry(due).State = EntityState.Detached;
            if (await IsTakenAsync(key, cancellation))
                return false;
            throw;
        }
    }

    /// <summary>Notes a mail that cannot be taken whole (too large), so that staff see it and its reason.</summary>
    public async Task NoteAsync(string key, long mailboxId, string note, CancellationToken cancellation)
    {
        if (await IsTakenAsync(key, cancellation))
            return;
        var bytes = Encoding.UTF8.GetBytes(note);
        var entry = new JournalEntry
        {
            TenantId = db.TenantId,
            Key = key,
            MailboxId = mailboxId,
            ReceivedAt = clock.UtcNow,
            RawFile = await files.SaveAsync(db.TenantId, bytes, cancellation),
            Size = bytes.Length,
            Recipients = "",
        };
        entry.KeepAside(note);
        db.Add(entry);
        await db.SaveChangesAsync(cancellation);
    }

    public Task<bool> IsTakenAsync(string key, CancellationToken cancellation) => db.Journal.AnyAsync(x => x.Key == key, cancellation);

    /// <summary>Whether the mailbox has brought these bytes before: asked only when UIDs have started anew.</summary>
    public Task<bool> HasBytesAsync(long mailboxId, ReadOnlyMemory<byte> raw, CancellationToken cancellation)
    {
        var name = Convert.ToHexStringLower(SHA256.HashData(raw.Span));
        return db.Journal.AnyAsync(x => x.MailboxId == mailboxId && x.RawFile == name, cancellation);
    }

    private static string Joined(IEnumerable<string> recipients)
    {
        var text = string.Join(' ', recipients);
        return text.Length <= 4000 ? text : text[..4000];
    }
}
