using System.Buffers;
using ServiceDesk.Mail.Network;

namespace ServiceDesk.Mail.Imap;

public sealed partial class ImapClient
{
    /// <summary>A server may sign out whoever idles for 30 minutes; 29 are the advice (RFC 2177 section 3).</summary>
    private static readonly TimeSpan IdleRenewal = TimeSpan.FromMinutes(28);

    /// <summary>News since the last search that it may not have covered, so that no mail falls between it and an IDLE.</summary>
    private bool hasArrivals;

    /// <summary>Whether the server tells what is new by itself (RFC 2177). Otherwise <see cref="NoopAsync"/> has to ask.</summary>
    public bool CanIdle => capabilities.Contains("IDLE");

    /// <summary>
    /// Waits until messages arrive in the selected mailbox or leave it (IDLE, RFC 2177). Mail that arrived behind the last
    /// <see cref="SearchAsync"/> and before this call counts too. What others do to flags does not.
    /// </summary>
    /// <param name="most">How long to wait; longer than a server bears, IDLE is renewed every 28 minutes.</param>
    /// <param name="cancellation">Ends the wait and, as everywhere here, the connection.</param>
    /// <returns>True: look what is new. False: the time is over and nothing has changed.</returns>
    /// <exception cref="ImapException">The server does not offer IDLE, refuses it, or ends the session.</exception>
    public async Task<bool> IdleAsync(TimeSpan most, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, TimeSpan.Zero);
        RequireConnection();
        if (!CanIdle)
            throw Fault(MailServerFault.Refused, "it does not offer IDLE (RFC 2177). Ask at intervals instead.");
        if (hasArrivals)
        {
            hasArrivals = false;
            return true;
        }

        var begun = time.GetTimestamp();
        for (var left = most; left > TimeSpan.Zero; left = most - time.GetElapsedTime(begun))
        {
            if (await IdleOnceAsync(left < IdleRenewal ? left : IdleRenewal, cancellation))
                return true;
        }
        return false;
    }

    private async Task<bool> IdleOnceAsync(TimeSpan most, CancellationToken cancellation)
    {
        var hasChanged = false;
        var before = Exists;
        var command = new ImapCommand("IDLE").Raw("IDLE");
        var tag = NextTag();
        var status = await SendAsync(tag, command, NoteChange, cancellation) ?? await ReadStatusAsync(tag, command, NoteChange, null, cancellation);
        if (status is not null)
            throw status.IsOk ? Violation("OK", "a request to go on ('+') with IDLE") : Refused(command, status, MailServerFault.Refused);

        var begun = time.GetTimestamp();
        for (var left = most; left > TimeSpan.Zero && !hasChanged; left = most - time.GetElapsedTime(begun))
        {
            if (!await connection!.WaitForInputAsync(left, "news of the mailbox", cancellation))
                break;
            await ReadNewsAsync(command, NoteChange, cancellation);
        }

        connection!.Output.Write("DONE\r\n"u8);
        await connection.FlushAsync(cancellation);
        status = await ReadStatusAsync(tag, command, NoteChange, null, cancellation)
            ?? throw Violation("a second request to go on ('+')", "the end of IDLE");
        RequireOk(command, status);
        hasArrivals = false;
        return hasChanged;

        // Some servers repeat EXISTS as a sign of life.
        void NoteChange(string name, ReadOnlySpan<byte> text)
        {
            hasChanged |= Exists != before || name is "EXPUNGE" or "VANISHED";
            before = Exists;
        }
    }

    /// <summary>One untagged response; a tagged one would end IDLE before we have said DONE.</summary>
    private async Task ReadNewsAsync(ImapCommand command, UntaggedHandler noteChange, CancellationToken cancellation)
    {
        var response = await ReadAsync("news of the mailbox", null, cancellation);
        if (response.Kind != ImapResponseKind.Untagged)
            throw Violation($"'{response}'", "news of the mailbox during IDLE");
        try
        {
            Note(response, command);
            noteChange(response.Name, response.Text.Span);
        }
        catch (FormatException e)
        {
            throw Violation($"'{response}'", $"{e.Message} in news of the mailbox");
        }
    }
}
