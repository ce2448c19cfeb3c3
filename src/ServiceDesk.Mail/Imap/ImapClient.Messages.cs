using System.Globalization;
using ServiceDesk.Mail.Network;

namespace ServiceDesk.Mail.Imap;

public sealed partial class ImapClient
{
    /// <summary>
    /// The UIDs in the selected mailbox from <paramref name="from"/> to <paramref name="to"/> in ascending order, seen or
    /// not: others read these mailboxes too (RFC 3501 6.4.4).
    /// </summary>
    /// <param name="from">The first; 1 for all.</param>
    /// <param name="to">The last; null for all that follow.</param>
    public async Task<IReadOnlyList<uint>> SearchAsync(uint from, uint? to = null, CancellationToken cancellation = default)
    {
        var found = new SortedSet<uint>();
        hasArrivals = false;
        var command = new ImapCommand("UID SEARCH").Raw($"UID SEARCH UID {Range(from, to)}");
        RequireOk(command, await ExecuteAsync(command, NoteFound, null, cancellation));
        return [.. found];

        void NoteFound(string name, ReadOnlySpan<byte> text)
        {
            if (name != "SEARCH")
                return;
            var words = new ImapTokenizer(text["SEARCH".Length..]);
            for (words.SkipSpaces(); !words.AtEnd && !words.TryTake('('); words.SkipSpaces())
            {
                // '*' is the last message even if its UID is below the range (RFC 3501 section 9, seq-range).
                var uid = words.ReadUid();
                if (uid >= from && uid <= (to ?? uint.MaxValue))
                    found.Add(uid);
            }
        }
    }

    /// <summary>The sizes of the messages in a range of UIDs, in ascending order.</summary>
    /// <param name="from">The first UID.</param>
    /// <param name="to">The last; null for all that follow.</param>
    public async Task<IReadOnlyList<ImapMessageSize>> FetchSizesAsync(uint from, uint? to = null, CancellationToken cancellation = default)
    {
        var sizes = new SortedDictionary<uint, long>();
        var command = new ImapCommand("UID FETCH RFC822.SIZE").Raw($"UID FETCH {Range(from, to)} (UID RFC822.SIZE)");
        RequireOk(command, await ExecuteAsync(command, NoteSize, null, cancellation));
        return [.. sizes.Select(s => new ImapMessageSize(s.Key, s.Value))];

        void NoteSize(string name, ReadOnlySpan<byte> text)
        {
            if (name == "FETCH" && ImapFetchItems.Parse(text, false) is { Uid: { } uid, Size: { } size }
                && uid >= from && uid <= (to ?? uint.MaxValue))
                sizes[uid] = size;
        }
    }

    /// <summary>
    /// Writes the raw message to a stream as it comes in; it does not become seen (BODY.PEEK[], RFC 3501 6.4.5).
    /// </summary>
    /// <param name="uid">The message.</param>
    /// <param name="destination">
    /// Where to. When the call throws, it may hold a part of the message, or another: only a return makes it valid.
    /// </param>
    /// <param name="maxSize">
    /// Bytes. A larger message is read past, which takes as long as reading it: <see cref="FetchSizesAsync"/> tells before.
    /// </param>
    /// <returns>Null when there is no such message (any more).</returns>
    public async Task<ImapFetchedMessage?> FetchAsync(
        uint uid, Stream destination, long maxSize, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfZero(uid);
        ArgumentNullException.ThrowIfNull(destination);
        var sink = new ImapBodySink(destination, maxSize);
        var streamedSize = (long?)null;
        ImapFetchItems? message = null;
        var command = new ImapCommand("UID FETCH BODY[]").Raw(string.Create(CultureInfo.InvariantCulture, $"UID FETCH {uid} (UID BODY.PEEK[])"));
        RequireOk(command, await ExecuteAsync(command, NoteMessage, sink, cancellation));

        if (message is not { } fetched)
            return null;
        if (fetched.InlineBody is not { } body)
            return new ImapFetchedMessage(uid, sink.Size ?? 0, sink.IsTooLarge);
        if (body.Length > maxSize)
            return new ImapFetchedMessage(uid, body.Length, true);
        await destination.WriteAsync(body, cancellation);
        return new ImapFetchedMessage(uid, body.Length, false);

        void NoteMessage(string name, ReadOnlySpan<byte> text)
        {
            if (name != "FETCH")
                return;
            var streamed = sink.Size != streamedSize;
            streamedSize = sink.Size;
            var items = ImapFetchItems.Parse(text, streamed);
            if (!items.HasBody)
                return;
            if (items.Uid != uid)
                throw new FormatException($"the message with UID {uid}, not {items.Uid?.ToString(CultureInfo.InvariantCulture) ?? "one without UID"},");
            message = items;
        }
    }

    /// <summary>Sets or clears flags (RFC 3501 6.4.6).</summary>
    /// <param name="uids">The messages; those that are gone are passed over.</param>
    /// <param name="change">What to do with the flags.</param>
    /// <param name="flags">Such as <c>\Seen</c>, <c>\Deleted</c>, or a keyword.</param>
    public async Task StoreFlagsAsync(
        IEnumerable<uint> uids, ImapFlagChange change, IEnumerable<string> flags, CancellationToken cancellation = default)
    {
        var sign = change switch { ImapFlagChange.Add => "+", ImapFlagChange.Remove => "-", _ => "" };
        var list = Flags(flags);
        foreach (var set in ImapUidSet.Format(uids))
        {
            var command = new ImapCommand("UID STORE").Raw($"UID STORE {set} {sign}FLAGS.SILENT {list}");
            RequireOk(command, await ExecuteAsync(command, cancellation));
        }
    }

    /// <summary>
    /// Moves messages into another mailbox: MOVE (RFC 6851), otherwise COPY, then marked as deleted and, with UIDPLUS (RFC
    /// 4315), removed. Without UIDPLUS they stay, marked: EXPUNGE would remove what others have marked, too.
    /// </summary>
    /// <exception cref="ImapException"><see cref="MailServerFault.NoSuchMailbox"/> when the target is not there.</exception>
    public async Task MoveAsync(IEnumerable<uint> uids, string mailbox, CancellationToken cancellation = default)
    {
        var verb = capabilities.Contains("MOVE") ? "MOVE" : "COPY";
        foreach (var set in ImapUidSet.Format(uids))
        {
            var command = new ImapCommand($"UID {verb} to {mailbox}").Raw($"UID {verb} {set} ").Mailbox(mailbox);
            var status = await ExecuteAsync(command, cancellation);
            RequireOk(command, status, FaultOfMailbox(status));
            if (verb == "MOVE")
                continue;

            var mark = new ImapCommand("UID STORE").Raw($@"UID STORE {set} +FLAGS.SILENT (\Deleted)");
            RequireOk(mark, await ExecuteAsync(mark, cancellation));
            if (!capabilities.Contains("UIDPLUS"))
                continue;
            var remove = new ImapCommand("UID EXPUNGE").Raw($"UID EXPUNGE {set}");
            RequireOk(remove, await ExecuteAsync(remove, cancellation));
        }
    }

    private static string Range(uint from, uint? to)
    {
        ArgumentOutOfRangeException.ThrowIfZero(from);
        if (to < from)
            throw new ArgumentOutOfRangeException(nameof(to), to, $"A range from {from} cannot end before it.");
        return string.Create(CultureInfo.InvariantCulture, $"{from}:{(to is null ? "*" : to.Value.ToString(CultureInfo.InvariantCulture))}");
    }
}
