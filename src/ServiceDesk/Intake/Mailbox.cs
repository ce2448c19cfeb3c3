using System.Security.Cryptography;
using System.Text;
using ServiceDesk.Database;
using ServiceDesk.Tickets;

namespace ServiceDesk.Intake;

/// <summary>How mail reaches a mailbox of the desk.</summary>
public enum MailboxKind
{
    /// <summary>The desk's own receiver takes it.</summary>
    Receiver = 1,

    /// <summary>The desk fetches it from an IMAP server.</summary>
    Imap = 2,

    /// <summary>The desk fetches it from a POP3 server.</summary>
    Pop3 = 3,
}

/// <summary>What happens on the server to a mail that was fetched.</summary>
public enum AfterFetch
{
    /// <summary>It is marked as seen and stays; of IMAP alone.</summary>
    MarkSeen = 1,

    /// <summary>It is moved to another folder; of IMAP alone.</summary>
    Move = 2,

    /// <summary>It stays as it is; of POP3 alone, like deleting.</summary>
    Leave = 3,

    /// <summary>It is deleted once it is in the journal.</summary>
    Delete = 4,
}

/// <summary>An address at which a tenant takes mail, and the sender of its answers.</summary>
public sealed partial class Mailbox : ITenantRow
{
    public const int NameLength = 120;
    public const int ErrorLength = 1000;
    public const int TrustedServersLength = 500;
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(15);

    /// <summary>How long a mailbox may fail before administrators are told by mail.</summary>
    public static readonly TimeSpan AlarmAfter = TimeSpan.FromMinutes(15);

    public long Id { get; private set; }
    public required int TenantId { get; init; }
    public required string Name { get; set; }

    /// <summary>Lower case; unique in the installation (<see cref="MailRoute"/>).</summary>
    public required string Address { get; set; }
    public required MailboxKind Kind { get; set; }

    /// <summary>New tickets go here; null: the tenant's default queue.</summary>
    public long? QueueId { get; set; }
    public Queue? Queue { get; private set; }
    public bool IsDefault { get; set; }

    public string? Host { get; set; }
    public int? Port { get; set; }
    public MailSecurity Security { get; set; } = MailSecurity.Tls;
    public string? UserName { get; set; }

    /// <summary>Encrypted at rest by Data Protection; never shown again.</summary>
    public string? ProtectedPassword { get; set; }
    public string Folder { get; set; } = "INBOX";
    public AfterFetch AfterFetch { get; set; } = AfterFetch.MarkSeen;
    public string? MoveTo { get; set; }

    /// <summary>SHA-256 of a server certificate to trust although no authority signed it; hexadecimal.</summary>
    public string? CertificateThumbprint { get; set; }

    /// <summary>
    /// The folder's UIDVALIDITY at the last fetch (RFC 9051 section 2.3.1.1); when it moves, UIDs start anew. POP3 has none:
    /// <see cref="FetchPop3.Validity"/> says that all that is on the server is known by the names of this server and user.
    /// </summary>
    public long? UidValidity { get; set; }

    /// <summary>The highest UID whose mail, and that of all before it, is in the journal.</summary>
    public long LastUid { get; set; }

    /// <summary>Names the folder that UIDs count in: two folders may well have the same UIDVALIDITY. 16 hexadecimal digits.</summary>
    internal string Source =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Host?.ToLowerInvariant()}\n{UserName}\n{Folder}")).AsSpan(0, 8));
    public DateTime? LastFetchedAt { get; private set; }

    /// <summary>Since when the server has not answered as it should; null: it does.</summary>
    public DateTime? FailingSince { get; private set; }
    public string? LastError { get; private set; }

    /// <summary>Failures in a row; each makes the pause before the next attempt longer.</summary>
    public int Failures { get; private set; }

    /// <summary>Not to be fetched before; null: at the next round.</summary>
    public DateTime? NextFetchAt { get; private set; }

    /// <summary>When administrators were told of this failure; null: not yet.</summary>
    public DateTime? AlarmedAt { get; private set; }

    /// <summary>Names under which servers write Authentication-Results that count here (RFC 8601), separated by spaces; null: nobody's count.</summary>
    public string? TrustedServers { get; set; }
    public DateTime? ArchivedAt { get; set; }

    public void Fetched(DateTime at)
    {
        (LastFetchedAt, FailingSince, LastError) = (at, null, null);
        (Failures, NextFetchAt, AlarmedAt) = (0, null, null);
    }

    /// <summary>What kept it from being fetched may be gone: it is tried at the next round.</summary>
    public void TryAtOnce() => NextFetchAt = null;

    /// <summary>Notes a failure and when to try again: after 20 seconds first, then later and later, up to a quarter of an hour.</summary>
    /// <returns>Whether administrators have to be told now.</returns>
    public bool Failed(string error, DateTime at)
    {
        (FailingSince, LastError) = (FailingSince ?? at, error.Length <= ErrorLength ? error : error[..ErrorLength]);
        var pause = FirstPause * Math.Pow(2, Math.Min(Failures++, 10));
        NextFetchAt = at + (pause < LongestPause ? pause : LongestPause);
        if (AlarmedAt is not null || at - FailingSince < AlarmAfter)
            return false;
        AlarmedAt = at;
        return true;
    }
}

/// <summary>How a connection to a mail server is protected.</summary>
public enum MailSecurity
{
    None = 1,
    StartTls = 2,
    Tls = 3,
}

/// <summary>Which tenant and mailbox an address leads to. Routing data outside the walls between tenants.</summary>
public sealed class MailRoute
{
    /// <summary>Lower case.</summary>
    public required string Address { get; init; }
    public required int TenantId { get; init; }
    public long MailboxId { get; private set; }
    public required Mailbox Mailbox { get; init; }
}
