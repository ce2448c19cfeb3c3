using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.Files;

namespace ServiceDesk.Intake;

/// <summary>A mail that has arrived and is in no journal yet.</summary>
/// <param name="KeyOf">Its key (<see cref="JournalEntry.Key"/>), from the name of its raw file.</param>
/// <param name="Raw">Read from where it stands to its end.</param>
public sealed record ArrivedMail(Func<string, string> KeyOf, long? MailboxId, IReadOnlyCollection<string> Recipients, Stream Raw);

/// <summary>Writes mails into the journal: after it returns, a mail is safe, and it is there once.</summary>
public sealed class Journal(DeskDb db, IFileStore files, UtcClock clock)
{
    /// <param name="key">Tells this delivery from every other; see <see cref="JournalEntry.Key"/>.</param>
    /// <returns>False when the mail had been taken before.</returns>
    public async Task<bool> TakeAsync(string key, long? mailboxId, IReadOnlyCollection<string> recipients, Stream raw, CancellationToken cancellation)
    {
        if (await IsTakenAsync(key, cancellation))
            return false;
        var entry = await StoreAsync(new(_ => key, mailboxId, recipients, raw), cancellation);
        try
        {
            return (await TakeAsync([entry], cancellation)).Count == 1;
        }
        catch (DbUpdateException)
        {
            // Somebody may have brought the same mail at the same moment; the unique key has let one of us through.
            if (await IsTakenAsync(key, cancellation))
                return false;
            throw;
        }
    }

    /// <summary>Brings the raw bytes to the file store; the entry is not saved yet.</summary>
    public async Task<JournalEntry> StoreAsync(ArrivedMail mail, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(mail);
        var (rawFile, size) = await files.SaveAsync(db.TenantId, mail.Raw, cancellation);
        return new()
        {
            TenantId = db.TenantId,
            Key = mail.KeyOf(rawFile),
            MailboxId = mail.MailboxId,
            ReceivedAt = clock.UtcNow,
            RawFile = rawFile,
            Size = size,
            Recipients = Joined(mail.Recipients),
        };
    }

    /// <summary>Saves entries whose bytes are stored, and that they are due, in one transaction.</summary>
    /// <returns>Those that had not been taken before.</returns>
    /// <exception cref="DbUpdateException">None was saved: perhaps somebody has brought one of them at the same moment.</exception>
    public async Task<IReadOnlyList<JournalEntry>> TakeAsync(IReadOnlyList<JournalEntry> entries, CancellationToken cancellation)
    {
        var keys = entries.Select(x => x.Key).ToList();
        var known = await db.Journal.Where(x => keys.Contains(x.Key)).Select(x => x.Key).ToListAsync(cancellation);
        var fresh = entries.Where(x => !known.Contains(x.Key)).ToList();
        if (fresh.Count == 0)
            return [];
        var due = fresh.ConvertAll(x => x.Due(x.ReceivedAt));
        db.AddRange([.. fresh, .. due]);
        try
        {
            await db.SaveChangesAsync(cancellation);
            return fresh;
        }
        catch (DbUpdateException)
        {
            foreach (var row in fresh.Cast<object>().Concat(due))
                db.Entry(row).State = EntityState.Detached;
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
