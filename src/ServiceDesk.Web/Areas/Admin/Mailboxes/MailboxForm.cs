using System.ComponentModel.DataAnnotations;
using ServiceDesk.Intake;
using ServiceDesk.People;

namespace ServiceDesk.Web.Areas.Admin.Mailboxes;

/// <summary>All fields of every kind of mailbox; those that do not belong to the chosen kind and way of signing in are ignored.</summary>
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
    public int? Port { get; init; }

    [Display(Name = "Encryption"), EnumDataType(typeof(MailSecurity))]
    public MailSecurity Security { get; init; } = MailSecurity.Tls;

    [Display(Name = "User name"), StringLength(254)]
    public string? UserName { get; init; }

    [Display(Name = "How the desk signs in"), EnumDataType(typeof(MailboxSignIn))]
    public MailboxSignIn SignIn { get; init; } = MailboxSignIn.Password;

    // Never filled in by the desk, like the client secret.
    [Display(Name = "Password"), StringLength(500)]
    public string? Password { get; init; }

    [Display(Name = "Directory (tenant)"), StringLength(Mailbox.DirectoryLength)]
    public string? Directory { get; init; }

    [Display(Name = "Client id"), StringLength(Mailbox.ClientIdLength)]
    public string? ClientId { get; init; }

    [Display(Name = "Client secret"), StringLength(500)]
    public string? ClientSecret { get; init; }

    [Display(Name = "Authorization endpoint"), StringLength(Mailbox.EndpointLength)]
    public string? AuthorizationEndpoint { get; init; }

    [Display(Name = "Token endpoint"), StringLength(Mailbox.EndpointLength)]
    public string? TokenEndpoint { get; init; }

    [Display(Name = "Scopes"), StringLength(Mailbox.ScopesLength)]
    public string? Scopes { get; init; }

    [Display(Name = "Folder"), StringLength(250)]
    public string? Folder { get; init; } = "INBOX";

    [Display(Name = "After fetching"), EnumDataType(typeof(AfterFetch))]
    public AfterFetch AfterFetch { get; init; } = AfterFetch.MarkSeen;

    [Display(Name = "Move to"), StringLength(250)]
    public string? MoveTo { get; init; }

    [Display(Name = "After fetching by POP3"), EnumDataType(typeof(AfterFetch))]
    public AfterFetch AfterPop3 { get; init; } = AfterFetch.Leave;

    [Display(Name = "Accepted certificate"), StringLength(120), RegularExpression("^\\s*([0-9A-Fa-f]{2}[: ]?){31}[0-9A-Fa-f]{2}\\s*$", ErrorMessage = "A SHA-256 fingerprint has 64 hexadecimal digits.")]
    public string? CertificateThumbprint { get; init; }

    [Display(Name = "Servers whose word counts"), StringLength(Mailbox.TrustedServersLength)]
    public string? TrustedServers { get; init; }

    public MailboxInput Input => new(Name, Address, Kind)
    {
        QueueId = QueueId,
        IsDefault = IsDefault,
        TrustedServers = TrustedServers,
        Server = Kind == MailboxKind.Receiver ? null : Server,
    };

    private MailServerInput Server =>
        new(Host, Port, Security, UserName!, Password, Folder, Kind == MailboxKind.Pop3 ? AfterPop3 : AfterFetch, MoveTo, CertificateThumbprint)
        {
            OAuth = SignIn == MailboxSignIn.Password ? null : new(SignIn, ClientId!, ClientSecret)
            {
                Directory = Directory,
                AuthorizationEndpoint = AuthorizationEndpoint,
                TokenEndpoint = TokenEndpoint,
                Scopes = Scopes,
            },
        };

    public static MailboxForm Of(Mailbox mailbox)
    {
        var isPop3 = mailbox.Kind == MailboxKind.Pop3;
        return new()
        {
            Name = mailbox.Name,
            Address = mailbox.Address,
            Kind = mailbox.Kind,
            QueueId = mailbox.QueueId,
            IsDefault = mailbox.IsDefault,
            Host = mailbox.Host,
            Port = mailbox.Port,
            Security = mailbox.Security,
            UserName = mailbox.UserName,
            SignIn = mailbox.SignIn,
            Directory = mailbox.Directory,
            ClientId = mailbox.ClientId,
            AuthorizationEndpoint = mailbox.AuthorizationEndpoint,
            TokenEndpoint = mailbox.TokenEndpoint,
            Scopes = mailbox.Scopes,
            Folder = mailbox.Folder,
            AfterFetch = isPop3 ? AfterFetch.MarkSeen : mailbox.AfterFetch,
            MoveTo = mailbox.MoveTo,
            AfterPop3 = isPop3 ? mailbox.AfterFetch : AfterFetch.Leave,
            CertificateThumbprint = mailbox.CertificateThumbprint,
            TrustedServers = mailbox.TrustedServers,
        };
    }

    /// <summary>What has to be filled in for the chosen kind and way of signing in, which no attribute can say.</summary>
    public IEnumerable<(string Field, string? Value, string Label)> Required()
    {
        if (Kind == MailboxKind.Receiver)
            yield break;
        yield return (nameof(UserName), UserName, "User name");
        if (SignIn != MailboxSignIn.Password)
            yield return (nameof(ClientId), ClientId, "Client id");
        if (Kind != MailboxKind.Imap)
            yield break;
        yield return (nameof(Folder), Folder, "Folder");
        if (AfterFetch == AfterFetch.Move)
            yield return (nameof(MoveTo), MoveTo, "Move to");
    }
}
