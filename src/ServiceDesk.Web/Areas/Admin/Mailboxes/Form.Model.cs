using System.ComponentModel.DataAnnotations;
using ServiceDesk.Intake;
using ServiceDesk.People;

namespace ServiceDesk.Web.Areas.Admin.Mailboxes;

/// <param name="Mailbox">Null: a new one.</param>
public sealed record FormModel(Mailbox? Mailbox, IReadOnlyList<QueueChoice> Queues, MailboxForm Form);

public sealed record QueueChoice(long Id, string Name);

public sealed class MailboxForm
{
    [Display(Name = "Name"), Required, StringLength(Mailbox.NameLength)]
    public string Name { get; init; } = "";

    [Display(Name = "Mail address"), Required, EmailAddress, StringLength(Person.AddressLength)]
    public string Address { get; init; } = "";

    [Display(Name = "How mail reaches it"), EnumDataType(typeof(MailboxKind))]
    public MailboxKind Kind { get; init; } = MailboxKind.Receiver;

    [Display(Name = "Queue")]
    public long? QueueId { get; init; }

    [Display(Name = "Default: answers leave from here when nothing else says where from")]
    public bool IsDefault { get; init; }

    [Display(Name = "Server"), StringLength(253)]
    public string? Host { get; init; }

    [Display(Name = "Port"), Range(1, 65535)]
    public int Port { get; init; } = 993;

    [Display(Name = "Encryption"), EnumDataType(typeof(MailSecurity))]
    public MailSecurity Security { get; init; } = MailSecurity.Tls;

    [Display(Name = "User name"), StringLength(254)]
    public string? UserName { get; init; }

    // Never filled in by the desk.
    [Display(Name = "Password"), StringLength(500)]
    public string? Password { get; init; }

    [Display(Name = "Folder"), StringLength(250)]
    public string? Folder { get; init; } = "INBOX";

    [Display(Name = "After fetching"), EnumDataType(typeof(AfterFetch))]
    public AfterFetch AfterFetch { get; init; } = AfterFetch.MarkSeen;

    [Display(Name = "Move to"), StringLength(250)]
    public string? MoveTo { get; init; }

    [Display(Name = "Accepted certificate"), StringLength(120), RegularExpression("^\\s*([0-9A-Fa-f]{2}[: ]?){31}[0-9A-Fa-f]{2}\\s*$", ErrorMessage = "A SHA-256 fingerprint has 64 hexadecimal digits.")]
    public string? CertificateThumbprint { get; init; }

    [Display(Name = "Servers whose word counts"), StringLength(Mailbox.TrustedServersLength)]
    public string? TrustedServers { get; init; }

    public MailboxInput Input => new(Name, Address, Kind)
    {
        QueueId = QueueId,
        IsDefault = IsDefault,
        TrustedServers = TrustedServers,
        Server = Kind == MailboxKind.Imap
            ? new(Host!, Port, Security, UserName!, Password, Folder!, AfterFetch, MoveTo, CertificateThumbprint)
            : null,
    };

    public static MailboxForm Of(Mailbox mailbox) => new()
    {
        Name = mailbox.Name,
        Address = mailbox.Address,
        Kind = mailbox.Kind,
        QueueId = mailbox.QueueId,
        IsDefault = mailbox.IsDefault,
        Host = mailbox.Host,
        Port = mailbox.Port ?? 993,
        Security = mailbox.Security,
        UserName = mailbox.UserName,
        Folder = mailbox.Folder,
        AfterFetch = mailbox.AfterFetch,
        MoveTo = mailbox.MoveTo,
        CertificateThumbprint = mailbox.CertificateThumbprint,
        TrustedServers = mailbox.TrustedServers,
    };
}
