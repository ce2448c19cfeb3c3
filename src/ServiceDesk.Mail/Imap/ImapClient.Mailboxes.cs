using System.Globalization;
using System.Text;
using ServiceDesk.Mail.Network;

namespace ServiceDesk.Mail.Imap;

public sealed partial class ImapClient
{
    /// <summary>Opens a mailbox (RFC 3501 6.3.1); messages are then named by their UIDs in it.</summary>
    /// <param name="mailbox">Its whole name, such as <c>INBOX</c> or <c>Support/Anfragen</c>.</param>
    /// <exception cref="ImapException"><see cref="MailServerFault.NoSuchMailbox"/>, among others.</exception>
    public async Task<ImapMailbox> SelectAsync(string mailbox, CancellationToken cancellation = default)
    {
        uint? validity = null;
        uint? next = null;
        Exists = 0;
        var command = new ImapCommand($"SELECT {mailbox}").Raw("SELECT ").Mailbox(mailbox);
        var status = await ExecuteAsync(command, NoteUids, null, cancellation);
        RequireOk(command, status, status.Code is null ? MailServerFault.NoSuchMailbox : FaultOfMailbox(status));
        if (validity is null)
            throw Violation("no UIDVALIDITY", $"one in answer to SELECT {mailbox}, without which mail cannot be recognised again,");
        hasArrivals = false;
        return new ImapMailbox(mailbox, validity.Value, next, Exists, status.Code == "READ-ONLY");

        void NoteUids(string name, ReadOnlySpan<byte> text)
        {
            if (name != "OK")
                return;
            var ok = ImapStatus.Parse(text);
            if (ok.Code is not ("UIDVALIDITY" or "UIDNEXT"))
                return;
            var value = new ImapTokenizer(Encoding.ASCII.GetBytes(ok.CodeText)).ReadUid();
            if (ok.Code == "UIDNEXT")
                next = value;
            else
                validity = value;
        }
    }

    /// <summary>Creates a mailbox (RFC 3501 6.3.3).</summary>
    /// <returns>False when there is one of that name already.</returns>
    public async Task<bool> CreateAsync(string mailbox, CancellationToken cancellation = default)
    {
        var command = new ImapCommand($"CREATE {mailbox}").Raw("CREATE ").Mailbox(mailbox);
        var status = await ExecuteAsync(command, cancellation);
        if (status.Code == "ALREADYEXISTS")
            return false;
        RequireOk(command, status);
        return true;
    }

    /// <summary>All mailboxes that the user may see (RFC 3501 6.3.8).</summary>
    public async Task<IReadOnlyList<ImapFolder>> ListAsync(CancellationToken cancellation = default)
    {
        var folders = new List<ImapFolder>();
        var command = new ImapCommand("LIST").Raw("LIST \"\" \"*\"");
        RequireOk(command, await ExecuteAsync(command, NoteFolder, null, cancellation));
        return folders;

        void NoteFolder(string name, ReadOnlySpan<byte> text)
        {
            if (name != "LIST")
                return;
            var words = new ImapTokenizer(text["LIST".Length..]);
            words.SkipSpaces();
            words.Take('(');
            var attributes = new List<string>();
            for (words.SkipSpaces(); !words.TryTake(')'); words.SkipSpaces())
                attributes.Add(Encoding.ASCII.GetString(words.ReadAtom()));
            words.SkipSpaces();
            var separator = words.ReadString();
            words.SkipSpaces();
            var mailbox = words.ReadString() ?? throw new FormatException("the name of a mailbox");
            folders.Add(new ImapFolder(ModifiedUtf7.Decode(Encoding.UTF8.GetString(mailbox)), separator is [var c] ? (char)c : null, attributes));
        }
    }

    /// <summary>Puts a message into a mailbox (RFC 3501 6.3.11), a copy of what was sent for instance.</summary>
    /// <param name="mailbox">Where to.</param>
    /// <param name="message">The raw message.</param>
    /// <param name="flags">Such as <c>\Seen</c>.</param>
    /// <returns>Its UID in that mailbox when the server tells it (UIDPLUS, RFC 4315).</returns>
    public async Task<uint?> AppendAsync(
        string mailbox, ReadOnlyMemory<byte> message, IEnumerable<string> flags, CancellationToken cancellation = default)
    {
        var command = new ImapCommand($"APPEND {mailbox}").Raw("APPEND ").Mailbox(mailbox).Raw($" {Flags(flags)} ").Literal(message);
        var status = await ExecuteAsync(command, cancellation);
        RequireOk(command, status, FaultOfMailbox(status));
        if (status.Code != "APPENDUID")
            return null;
        return uint.TryParse(status.CodeText.Split(' ')[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var uid) ? uid : null;
    }

    /// <summary>The codes that say that the mailbox is not there, or cannot be (RFC 3501 7.1, RFC 5530).</summary>
    private static MailServerFault FaultOfMailbox(ImapStatus status) =>
        status.Code is "NONEXISTENT" or "TRYCREATE" or "CANNOT" ? MailServerFault.NoSuchMailbox : MailServerFault.Refused;

    private static string Flags(IEnumerable<string> flags)
    {
        var list = flags.ToArray();
        foreach (var flag in list)
        {
            if (flag.Length == 0 || flag.Any(c => c is <= ' ' or > '~' or '(' or ')' or '{' or '%' or '*' or '"' or ']'))
                throw new ArgumentException($"'{flag}' is no flag; a word of ASCII such as \\Seen or Processed was expected.");
        }
        return $"({string.Join(' ', list)})";
    }
}
