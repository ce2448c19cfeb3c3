using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.Mail.Network;

namespace ServiceDesk.Intake;

/// <summary>What the server holds against what the journal knows.</summary>
/// <param name="OnServer">Mails in the folder.</param>
/// <param name="Waiting">Those of them that have come since the last fetch and will be taken at the next one.</param>
/// <param name="Missing">UIDs, or names by UIDL, of mails that should be in the journal and are not.</param>
/// <param name="Taken">How many of the missing ones were taken into the journal now.</param>
/// <param name="Problem">What kept the comparison from being made; null: it was made.</param>
public sealed record MailboxReconciliation(string Name, string Address, int OnServer, int Waiting, IReadOnlyList<string> Missing, int Taken, string? Problem)
{
    public bool IsClean => Problem is null && Missing.Count == Taken;
}

/// <summary>
/// Compares what a mailbox's server holds with the journal, mail by mail, by its lasting name and, where names have started anew, by
/// bytes. What is missing can be taken into the journal; nothing is changed on the server.
/// </summary>
public sealed partial class ReconcileMailbox(DeskDb db, FetchImap imap, FetchPop3 pop3, Journal journal, MailboxSessions sessions)
{
    /// <param name="take">Whether missing mails are taken into the journal.</param>
    /// <returns>Null when there is no such mailbox, or it is not fetched from a server.</returns>
    public async Task<MailboxReconciliation?> RunAsync(long mailboxId, bool take, CancellationToken cancellation)
    {
        var mailbox = await db.Mailboxes.AsNoTracking().SingleOrDefaultAsync(x => x.Id == mailboxId && x.ArchivedAt == null, cancellation);
        if (mailbox is not { Kind: not MailboxKind.Receiver })
            return null;
        try
        {
            return mailbox.Kind == MailboxKind.Pop3 ? await ByPop3Async(mailbox, take, cancellation) : await ByImapAsync(mailbox, take, cancellation);
        }
        catch (Exception e) when (e is MailServerException or MailboxSignInException)
        {
            return new(mailbox.Name, mailbox.Address, 0, 0, [], 0, e.Message);
        }
    }
}
