using System.Globalization;
using ServiceDesk.Mail.Network;

namespace ServiceDesk.Mail.Pop3;

/// <summary>
/// A session shows the mailbox as it was at its beginning: messages have numbers from 1 on which stay the same until its
/// end, and what arrives meanwhile is seen by the next session.
/// </summary>
public sealed partial class Pop3Client
{
    /// <summary>How many messages there are, and their bytes.</summary>
    public async Task<Pop3Maildrop> StatAsync(CancellationToken cancellation = default)
    {
        var (count, size) = Numbers("STAT", await DoAsync("STAT", "STAT", cancellation), 0);
        return new Pop3Maildrop(count, size);
    }

    /// <summary>The sizes of all messages (LIST, RFC 1939 section 5), in ascending order of their numbers.</summary>
    public async Task<IReadOnlyList<Pop3MessageSize>> ListAsync(CancellationToken cancellation = default)
    {
        await DoAsync("LIST", "LIST", cancellation);
        var sizes = new SortedDictionary<int, long>();
        await ReadListAsync("LIST", MaxMessages, Note, cancellation);
        return [.. sizes.Select(s => new Pop3MessageSize(s.Key, s.Value))];

        void Note(string line)
        {
            if (ParseNumbers(line, 1) is not var (number, size) || !sizes.TryAdd(number, size))
                throw new FormatException("the number of a message, not named before, and its size");
        }
    }

    /// <summary>The size of one message.</summary>
    /// <exception cref="Pop3Exception"><see cref="MailServerFault.Refused"/> when there is none of that number, among others.</exception>
    public async Task<long> SizeAsync(int number, CancellationToken cancellation = default)
    {
        var (named, size) = Numbers("LIST", await DoAsync(Command("LIST", number), "LIST", cancellation), 1);
        return named == number ? size : throw Violation($"message {named}", $"message {number} in answer to LIST");
    }

    /// <summary>The lasting names of all messages (UIDL, RFC 1939 section 7), in ascending order of their numbers.</summary>
    /// <exception cref="Pop3Exception">The server does not offer UIDL, among others.</exception>
    public async Task<IReadOnlyList<Pop3MessageUid>> UidsAsync(CancellationToken cancellation = default)
    {
        RequireUidl();
        await DoAsync("UIDL", "UIDL", cancellation);
        var uids = new SortedDictionary<int, string>();
        await ReadListAsync("UIDL", MaxMessages, Note, cancellation);
        return [.. uids.Select(u => new Pop3MessageUid(u.Key, u.Value))];

        void Note(string line)
        {
            if (ParseUid(line) is not var (number, uid) || !uids.TryAdd(number, uid))
                throw new FormatException("the number of a message, not named before, and its lasting name");
        }
    }

    /// <summary>The lasting name of one message.</summary>
    /// <exception cref="Pop3Exception"><see cref="MailServerFault.Refused"/> when there is none of that number, among others.</exception>
    public async Task<string> UidAsync(int number, CancellationToken cancellation = default)
    {
        RequireUidl();
        var status = await DoAsync(Command("UIDL", number), "UIDL", cancellation);
        return ParseUid(status.Words) is var (named, uid) && named == number
            ? uid
            : throw Violation($"'{Cut(status.Words)}'", $"the lasting name of message {number} in answer to UIDL");
    }

    /// <summary>Writes the raw message to a stream as it comes in (RETR, RFC 1939 section 5).</summary>
    /// <param name="number">The message in this session.</param>
    /// <param name="destination">Where to. Only a return that says it is not too large makes valid what it holds.</param>
    /// <param name="maxSize">
    /// Bytes. Of a larger message its beginning is written and the rest read past, which takes as long as reading it, up to
    /// 64 MB more: <see cref="ListAsync"/> tells before.
    /// </param>
    /// <exception cref="Pop3Exception"><see cref="MailServerFault.Refused"/> when there is none of that number, among others.</exception>
    public Task<Pop3RetrievedMessage> RetrieveAsync(
        int number, Stream destination, long maxSize, CancellationToken cancellation = default) =>
        CopyAsync(Command("RETR", number), "RETR", number, destination, maxSize, cancellation);

    /// <summary>Writes the header and the first lines of a message to a stream (TOP, RFC 1939 section 7).</summary>
    /// <param name="number">The message in this session.</param>
    /// <param name="lines">Lines of the body; 0 for the header alone.</param>
    /// <param name="destination">As with <see cref="RetrieveAsync"/>.</param>
    /// <param name="maxSize">As with <see cref="RetrieveAsync"/>.</param>
    /// <exception cref="Pop3Exception">The server does not offer TOP, or there is none of that number, among others.</exception>
    public Task<Pop3RetrievedMessage> TopAsync(
        int number, int lines, Stream destination, long maxSize, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(lines);
        var command = string.Create(CultureInfo.InvariantCulture, $"{Command("TOP", number)} {lines}");
        return CopyAsync(command, "TOP", number, destination, maxSize, cancellation);
    }

    /// <summary>Marks a message as deleted; <see cref="QuitAsync"/> has it removed, <see cref="ResetAsync"/> takes the mark back.</summary>
    /// <exception cref="Pop3Exception"><see cref="MailServerFault.Refused"/> when there is none of that number, among others.</exception>
    public async Task DeleteAsync(int number, CancellationToken cancellation = default)
    {
        await DoAsync(Command("DELE", number), "DELE", cancellation);
        deleted++;
    }

    private async Task<Pop3RetrievedMessage> CopyAsync(
        string command, string name, int number, Stream destination, long maxSize, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(destination);
        ArgumentOutOfRangeException.ThrowIfNegative(maxSize);
        await DoAsync(command, name, cancellation);
        var size = await connection!.CopyDotStuffedAsync(destination, maxSize, $"the rest of message {number}", cancellation);
        return new Pop3RetrievedMessage(number, size, size > maxSize);
    }

    private void RequireUidl()
    {
        RequireConnection();
        if (capabilities.Count > 0 && !capabilities.ContainsKey("UIDL"))
            throw Fault(MailServerFault.Refused, "it does not offer UIDL, without which mail cannot be recognised again. Use IMAP.");
    }

    private (int First, long Second) Numbers(string name, Pop3Status status, int least) =>
        ParseNumbers(status.Words, least) ?? throw Violation($"'{Cut(status.Words)}'", $"two numbers in answer to {name}");

    private static string Command(string verb, int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        return string.Create(CultureInfo.InvariantCulture, $"{verb} {number}");
    }

    /// <summary>Two numbers; what a server puts behind them is its own affair (RFC 1939 section 5).</summary>
    private static (int First, long Second)? ParseNumbers(string line, int least)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length >= 2
            && int.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var first) && first >= least
            && long.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out var second)
                ? (first, second)
                : null;
    }

    private static (int Number, string Uid)? ParseUid(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 2
            && int.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1
            && words[1].All(c => c is > ' ' and <= '~')
                ? (number, words[1])
                : null;
    }
}
