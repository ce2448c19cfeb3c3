using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Access.Tokens;
using ServiceDesk.Audit;
using ServiceDesk.Database;
using ServiceDesk.Macros;
using ServiceDesk.Notifications;
using ServiceDesk.Outbox;
using ServiceDesk.People;
using ServiceDesk.Tickets;
using ServiceDesk.Tickets.Bulk;
using ServiceDesk.Tickets.Drafts;
using ServiceDesk.Tickets.Holding;
using ServiceDesk.Tickets.SavedViews;
using ServiceDesk.Timers;
using ServiceDesk.Trash;
using ServiceDesk.Viewing;
using ServiceDesk.Watching;

namespace ServiceDesk.PersonalData;

public enum ErasureOutcome
{
    Done = 1,

    /// <summary>There is no such person.</summary>
    NotFound = 2,

    /// <summary>What was typed is not their address.</summary>
    NotConfirmed = 3,

    /// <summary>They work here: they are dismissed first.</summary>
    IsStaff = 4,
}

/// <summary>
/// Makes a person unknown: name, address and all that signs them in go, and their traces in every text; tickets, counts and figures
/// stay, about "Erased person 17". The audit log tells of it and stays verifiable.
/// </summary>
public sealed class ErasePerson(DeskDb db, UtcClock clock, SealAuditLog seal, Sessions sessions, DueWorkQueue due, CatalogCache catalogs)
{
    /// <summary>What one entry of the log names of lines and entries.</summary>
    private const int MostNamed = 500;

    /// <param name="confirmation">The person's address, typed again.</param>
    /// <param name="blanks">The words and files of what they wrote go too.</param>
    public async Task<ErasureOutcome> RunAsync(Act act, long personId, string confirmation, bool blanks, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(confirmation);
        if (!act.Allows(Right.Settings) || await db.People.SingleOrDefaultAsync(x => x.Id == personId && x.RepresentsTenantId == null, cancellation) is not { } person)
            return ErasureOutcome.NotFound;
        if (person.IsStaff)
            return ErasureOutcome.IsStaff;
        if (Person.Fold(confirmation) != person.Address)
            return ErasureOutcome.NotConfirmed;
        var traces = new PersonTraces(person);
        if (await db.Accounts.Where(x => x.PersonId == personId).Select(x => (long?)x.Id).SingleOrDefaultAsync(cancellation) is { } account)
            await sessions.EndAllAsync(account, null, act.At, cancellation);
        await seal.RunAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        db.IsErasing = true;
        try
        {
            if (blanks)
                await new BlankMessages(db).RunAsync(personId, person.Address, clock.UtcNow, cancellation);
            await ForgetAsync(personId, cancellation);
            (person.Name, person.Address, person.Phone, person.Language, person.TimeZone) = (traces.NewName, traces.NewAddress, null, null, null);
            (person.ListColumns, person.NoticeChoices, person.ManagerId, person.AwayFrom, person.AwayUntil, person.MostOpen) = (null, null, null, null, null, null);
            person.UndoSeconds = null;
            person.AddressFailedAt = clock.UtcNow;
            await db.SaveChangesAsync(cancellation);
            var lines = await new EraseTexts(db, traces).RunAsync(cancellation);
            await TellAsync(personId, traces, lines, cancellation);
            await transaction.CommitAsync(cancellation);
        }
        finally
        {
            db.IsErasing = false;
        }
        catalogs.Forget(act.TenantId);
        return ErasureOutcome.Done;
    }

    // Whoever adds a table that is somebody's own adds it here.
    private async Task ForgetAsync(long id, CancellationToken cancellation)
    {
        var accounts = db.Accounts.Where(x => x.PersonId == id).Select(x => x.Id);
        await db.Sessions.Where(x => accounts.Contains(x.AccountId)).ExecuteDeleteAsync(cancellation);
        await db.Passkeys.Where(x => accounts.Contains(x.AccountId)).ExecuteDeleteAsync(cancellation);
        await db.Set<AccountToken>().Where(x => accounts.Contains(x.UserId)).ExecuteDeleteAsync(cancellation);
        await db.Set<AccountLogin>().Where(x => accounts.Contains(x.UserId)).ExecuteDeleteAsync(cancellation);
        await db.Set<AccountClaim>().Where(x => accounts.Contains(x.UserId)).ExecuteDeleteAsync(cancellation);
        await db.Accounts.Where(x => x.PersonId == id).ExecuteDeleteAsync(cancellation);
        await db.ApiTokens.Where(x => x.PersonId == id).ExecuteDeleteAsync(cancellation);
        await db.PersonRoles.Where(x => x.PersonId == id).ExecuteDeleteAsync(cancellation);
        await db.PersonSkills.Where(x => x.PersonId == id).ExecuteDeleteAsync(cancellation);
        await db.GroupMembers.Where(x => x.PersonId == id).ExecuteDeleteAsync(cancellation);
        await db.Drafts.Where(x => x.PersonId == id).ExecuteDeleteAsync(cancellation);
        await ForgetHeldAsync(id, cancellation);
        await db.Notifications.Where(x => x.PersonId == id).ExecuteDeleteAsync(cancellation);
        await db.Viewers.Where(x => x.PersonId == id).ExecuteDeleteAsync(cancellation);
        await db.Watchers.Where(x => x.PersonId == id).ExecuteDeleteAsync(cancellation);
        await db.Set<SavedView>().Where(x => x.PersonId == id).ExecuteDeleteAsync(cancellation);
        await db.Set<BulkChange>().Where(x => x.PersonId == id).ExecuteDeleteAsync(cancellation);
        await db.Set<Macro>().Where(x => x.PersonId == id).ExecuteDeleteAsync(cancellation);
        var waiting = db.Outbox.Where(x => x.PersonId == id && x.State == OutboxState.Queued);
        var summaries = db.Set<DailySummary>().Where(x => x.PersonId == id);
        await due.DoneAsync([.. await waiting.Select(x => x.Id).ToListAsync(cancellation), .. await summaries.Select(x => x.Id).ToListAsync(cancellation)], cancellation);
        await summaries.ExecuteDeleteAsync(cancellation);
        await waiting.ExecuteDeleteAsync(cancellation);
        var sent = db.Outbox.Where(x => x.PersonId == id);
        db.AddRange((await sent.Where(x => x.RawFile != null).Select(x => x.RawFile!).Distinct().ToListAsync(cancellation))
            .Select(x => new DiscardedFile { TenantId = db.TenantId, Name = x, Since = clock.UtcNow }));
        await sent.ExecuteUpdateAsync(
            x => x.SetProperty(row => row.RawFile, (string?)null).SetProperty(row => row.Subject, (string?)null).SetProperty(row => row.Text, (string?)null)
                .SetProperty(row => row.LastError, (string?)null),
            cancellation);
    }

    // A reply that has not gone out is theirs alone.
    private async Task ForgetHeldAsync(long id, CancellationToken cancellation)
    {
        var (files, replies) = (db.DraftFiles.Where(x => x.PersonId == id), db.HeldReplies.Where(x => x.PersonId == id));
        await due.DoneAsync([.. await replies.Select(x => x.Id).ToListAsync(cancellation)], cancellation);
        db.AddRange((await files.Select(x => x.File).Distinct().ToListAsync(cancellation)).Select(x => new DiscardedFile { TenantId = db.TenantId, Name = x, Since = clock.UtcNow }));
        await files.ExecuteDeleteAsync(cancellation);
        await replies.ExecuteDeleteAsync(cancellation);
    }

    // Names and details leave the log, and the log says which: so it can be told from somebody's having taken them away.
    private async Task TellAsync(long id, PersonTraces traces, IReadOnlyList<string> lines, CancellationToken cancellation)
    {
        await db.AuditEntries.Where(x => x.PersonId == id && x.PersonName != null).ExecuteUpdateAsync(x => x.SetProperty(row => row.PersonName, (string?)null), cancellation);
        var named = await db.AuditEntries.Where(x => x.AboutPersonId == id && x.Details != null).Select(x => x.Id).ToListAsync(cancellation);
        // A name of one word may be a word of the language: it counts where it stands alone.
        foreach (var word in traces.Words.Append(AuditDetails.Quoted(traces.Name)))
        {
            var small = word.ToLowerInvariant();
#pragma warning disable CA1304, CA1311, CA1862 // The database compares: it takes no culture.
            named.AddRange(await db.AuditEntries.Where(x => x.Details != null && (x.Details.ToLower().Contains(small) || x.Details.Contains(word))).Select(x => x.Id).ToListAsync(cancellation));
#pragma warning restore CA1304, CA1311, CA1862
        }
        var blanked = named.Distinct().ToList();
        foreach (var part in blanked.Chunk(MostNamed))
            await db.AuditEntries.Where(x => part.Contains(x.Id)).ExecuteUpdateAsync(x => x.SetProperty(row => row.Details, (string?)null), cancellation);
        for (var i = 0; i == 0 || i < Math.Max(blanked.Count, lines.Count); i += MostNamed)
            await AuditTrail.NoteAsync(
                db, AuditKind.PersonErased, nameof(Person), id.ToString(CultureInfo.InvariantCulture), id,
                new() { About = traces.NewName, Entries = [.. blanked.Skip(i).Take(MostNamed)], History = [.. lines.Skip(i).Take(MostNamed)] }, cancellation);
        await db.SaveChangesAsync(cancellation);
    }
}
