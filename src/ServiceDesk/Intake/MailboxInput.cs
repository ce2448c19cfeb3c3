using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.Tickets;

namespace ServiceDesk.Intake;

/// <summary>What came of a change to a mailbox.</summary>
public enum MailboxOutcome
{
    Done = 1,

    /// <summary>There is no such mailbox, or no such queue.</summary>
    NotFound = 2,

    /// <summary>The address is none.</summary>
    NoAddress = 3,

    /// <summary>A mailbox of this installation has the address, perhaps an archived one.</summary>
    AddressTaken = 4,

    /// <summary>Another server or user was named: the password that was kept for the former one is not sent there.</summary>
    PasswordNeeded = 5,

    /// <summary>The default mailbox stays in use, and stays the default until another one becomes it.</summary>
    IsDefault = 6,

    /// <summary>IMAP mail is marked or moved, POP3 mail is left or deleted; the other was asked for.</summary>
    AfterFetchUnfit = 7,

    /// <summary>No server is named, and none is known for the way of signing in.</summary>
    HostNeeded = 8,

    /// <summary>An access token is not sent over a line that can be read.</summary>
    Unencrypted = 9,

    /// <summary>No client secret is kept for this provider, client, server and user.</summary>
    SecretNeeded = 10,

    /// <summary>The directory of Microsoft 365 is missing or neither an id nor a domain.</summary>
    DirectoryNeeded = 11,

    /// <summary>An endpoint of the provider is no https address.</summary>
    EndpointUnfit = 12,

    /// <summary>It is not said what the provider is asked for.</summary>
    ScopesNeeded = 13,
}

/// <summary>What a mailbox is to be.</summary>
public sealed record MailboxInput(string Name, string Address, MailboxKind Kind)
{
    public long? QueueId { get; init; }
    public bool IsDefault { get; init; }

    /// <summary><see cref="Mailbox.TrustedServers"/>.</summary>
    public string? TrustedServers { get; init; }

    /// <summary>The IMAP or POP3 server; null for a mailbox that the desk's own receiver serves.</summary>
    public MailServerInput? Server { get; init; }

    internal string FoldedAddress => Person.Fold(Address);

    internal async Task<MailboxOutcome> CheckAsync(DeskDb db, Mailbox? mailbox, CancellationToken cancellation)
    {
        var address = FoldedAddress;
        if (!PersonFinder.IsAddress(address))
            return MailboxOutcome.NoAddress;
        if (await db.Mailboxes.AnyAsync(x => x.Address == address && x.Id != (mailbox == null ? 0 : mailbox.Id), cancellation)
            || (address != mailbox?.Address && await db.MailRoutes.AnyAsync(x => x.Address == address, cancellation)))
            return MailboxOutcome.AddressTaken;
        if (QueueId is { } queue && !await db.Queues.AnyAsync(x => x.Id == queue && x.ArchivedAt == null, cancellation))
            return MailboxOutcome.NotFound;
        return Server?.Check(Kind, mailbox) ?? MailboxOutcome.Done;
    }

    internal async Task ApplyAsync(DeskDb db, Mailbox mailbox, MailboxPasswords passwords, CancellationToken cancellation)
    {
        (mailbox.Name, mailbox.QueueId) = (Name.Trim(), QueueId);
        var trusted = string.Join(' ', (TrustedServers ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        mailbox.TrustedServers = trusted.Length > 0 ? trusted : null;
        if (Server is null)
        {
            mailbox.Kind = Kind;
            mailbox.ForgetSecrets();
        }
        Server?.Apply(Kind, mailbox, passwords);
        if (!IsDefault || mailbox.IsDefault)
            return;
        foreach (var former in await db.Mailboxes.Where(x => x.IsDefault).ToListAsync(cancellation))
            former.IsDefault = false;
        mailbox.IsDefault = true;
    }
}
