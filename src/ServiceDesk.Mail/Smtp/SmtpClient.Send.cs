using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using ServiceDesk.Mail.Network;

namespace ServiceDesk.Mail.Smtp;

public sealed partial class SmtpClient
{
    /// <summary>RCPT commands sent without waiting in between, so few that their replies fit into any socket's buffer.</summary>
    private const int PipelinedRecipients = 50;

    /// <summary>RFC 5321 4.5.3.2.6 gives a server ten minutes to take a message over, ten times our usual limit.</summary>
    private const int ConfirmationPatience = 10;

    /// <summary>Sends a message; see the other overload.</summary>
    public Task<IReadOnlyList<SmtpRecipientResult>> SendAsync(
        string? from, IReadOnlyList<string> recipients, ReadOnlyMemory<byte> message, CancellationToken cancellation = default) =>
        SendAsync(
            from,
            recipients,
            MemoryMarshal.TryGetArray(message, out var bytes)
                ? new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false)
                : new MemoryStream(message.ToArray(), writable: false),
            cancellation);

    /// <summary>Sends a message to its recipients.</summary>
    /// <param name="from">The envelope's sender, who gets the bounces; null or empty for mail that must not cause any.</param>
    /// <param name="recipients">The envelope's recipients.</param>
    /// <param name="message">
    /// The raw message from here to the end. It is read twice, so it has to be seekable. Line ends become CRLF.
    /// </param>
    /// <returns>One result a recipient, in their order.</returns>
    /// <exception cref="SmtpException">
    /// The connection failed; <see cref="SmtpException.MayHaveBeenAccepted"/> says whether only the confirmation is missing.
    /// (After a cancelled call that is not known.)
    /// </exception>
    /// <exception cref="ArgumentException">An address that could not stand in an SMTP command.</exception>
    public async Task<IReadOnlyList<SmtpRecipientResult>> SendAsync(
        string? from, IReadOnlyList<string> recipients, Stream message, CancellationToken cancellation = default)
    {
        RequireConnection();
        RequireAddresses(from ?? "", recipients);
        var sender = WireAddress(from ?? "");
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            var start = message.Position;
            var scan = await SmtpMessageScan.ScanAsync(message, buffer, cancellation);
            message.Position = start;
            if (Unsupported(sender, scan) is { } refusal)
                return [.. recipients.Select(r => new SmtpRecipientResult(r, refusal))];

            var results = await OfferAsync(sender, [.. recipients.Select(WireAddress)], scan, cancellation);
            if (!results.Any(r => r is { IsPositive: true }))
                return Results(recipients, results, null);
            var data = IsConnected ? await CommandAsync("DATA", "DATA", cancellation) : results.Last(r => r.Code == 421);
            if (data.IsPositive)
                throw Violation(data, "354 or a refusal in reply to DATA");
            if (data.IsIntermediate)
                data = await TransferAsync(message, buffer, cancellation);
            else
                await ResetAsync(cancellation);
            return Results(recipients, results, data);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>MAIL and RCPT (RFC 5321 4.1.1.2 and 4.1.1.3): gives the reply that counts for each recipient.</summary>
    private async Task<SmtpReply[]> OfferAsync(
        string from, IReadOnlyList<string> recipients, SmtpMessageScan scan, CancellationToken cancellation)
    {
        var results = new SmtpReply[recipients.Count];
        var able = Enumerable.Range(0, recipients.Count).Where(i => SupportsUtf8 || Ascii.IsValid(recipients[i])).ToArray();
        foreach (var i in Enumerable.Range(0, recipients.Count).Except(able))
            results[i] = new SmtpReply(553, "5.6.7", "the server takes no addresses with characters outside ASCII (no SMTPUTF8)");
        if (able.Length == 0)
            return results;

        var pipelining = extensions.ContainsKey("PIPELINING");
        Write(MailCommand(from, able.Select(i => recipients[i]), scan));
        SmtpReply? mail = null;
        foreach (var group in able.Chunk(pipelining ? PipelinedRecipients : 1))
        {
            if (mail is null && !pipelining)
                mail = await FlushAndReadAsync("MAIL", cancellation);
            if (mail is { IsPositive: false } || !IsConnected)
                break;
            foreach (var i in group)
                Write($"RCPT TO:<{recipients[i]}>");
            await connection!.FlushAsync(cancellation);
            mail ??= await ReadReplyAsync("MAIL", cancellation);
            foreach (var i in group)
            {
                if (!IsConnected)
                    break;
                results[i] = Decided(await ReadReplyAsync("RCPT", cancellation), "RCPT");
            }
        }

        Decided(mail!, "MAIL");
        var closing = mail!.Code == 421 ? mail : results.FirstOrDefault(r => r is { Code: 421 });
        foreach (var i in able)
            results[i] = mail.IsPositive ? results[i] ?? closing! : mail;
        if (mail.IsPositive && !results.Any(r => r.IsPositive))
            await ResetAsync(cancellation);
        return results;
    }

    private async Task<SmtpReply> FlushAndReadAsync(string command, CancellationToken cancellation)
    {
        await connection!.FlushAsync(cancellation);
        return await ReadReplyAsync(command, cancellation);
    }

    private async Task<SmtpReply> TransferAsync(Stream message, byte[] buffer, CancellationToken cancellation)
    {
        var encoder = new SmtpDataEncoder(connection!.Output);
        try
        {
            int read;
            while ((read = await message.ReadAsync(buffer, cancellation)) > 0)
            {
                encoder.Encode(buffer.AsSpan(0, read));
                await connection.FlushAsync(cancellation);
            }
        }
        catch
        {
            // Whatever failed, the server must not take the part that it has for the whole.
            await connection.DisposeAsync();
            throw;
        }

        encoder.Finish();
        try
        {
            confirmationIsMissing = true;
            await connection.FlushAsync(cancellation);
            var reply = await replies!.ReadAsync("the word that the message was taken over", cancellation, server.Timeout * ConfirmationPatience);
            if (reply.Code == 421)
                connection.MarkUnusable();
            return Decided(reply, "the message");
        }
        finally
        {
            confirmationIsMissing = false;
        }
    }

    /// <summary>Ends the transaction, so that the next message begins a new one (RFC 5321 4.1.1.5).</summary>
    private async Task ResetAsync(CancellationToken cancellation)
    {
        if (IsConnected)
            await CommandAsync("RSET", "RSET", cancellation);
    }

    private string MailCommand(string from, IEnumerable<string> recipients, SmtpMessageScan scan)
    {
        var command = new StringBuilder($"MAIL FROM:<{from}>");
        if (extensions.ContainsKey("SIZE"))
            command.Append(CultureInfo.InvariantCulture, $" SIZE={scan.Size}");
        if (scan.HasEightBit)
            command.Append(" BODY=8BITMIME");
        if (SupportsUtf8 && (scan.HasEightBitHeader || !Ascii.IsValid(from) || !recipients.All(r => Ascii.IsValid(r))))
            command.Append(" SMTPUTF8");
        return command.ToString();
    }

    /// <summary>
    /// An address whose domain alone goes beyond ASCII can be said to a server without SMTPUTF8, by its A-labels (RFC 5890);
    /// all others stay as they are.
    /// </summary>
    private string WireAddress(string address)
    {
        var at = address.LastIndexOf('@');
        if (SupportsUtf8 || Ascii.IsValid(address) || at < 0 || !Ascii.IsValid(address.AsSpan(0, at)))
            return address;
        try
        {
            return address[..(at + 1)] + new IdnMapping().GetAscii(address[(at + 1)..]);
        }
        catch (ArgumentException)
        {
            // No domain that could exist; as it stands it is refused for its characters.
            return address;
        }
    }

    private bool SupportsUtf8 => extensions.ContainsKey("SMTPUTF8");

    /// <summary>What this server cannot take, whoever it is for; null when it can.</summary>
    private SmtpReply? Unsupported(string from, SmtpMessageScan scan)
    {
        if (scan.Size > MaxMessageSize)
            return new SmtpReply(552, "5.3.4", $"the message has {scan.Size} bytes, the server takes {MaxMessageSize}");
        if ((scan.HasEightBitHeader || !Ascii.IsValid(from)) && !SupportsUtf8)
            return new SmtpReply(553, "5.6.7", "the sender's address or the header holds characters outside ASCII, which the server does not take (no SMTPUTF8)");
        if (scan.HasEightBit && !extensions.ContainsKey("8BITMIME"))
            return new SmtpReply(554, "5.6.3", "the message holds bytes above 127, which the server does not take (no 8BITMIME)");
        return null;
    }

    private static IReadOnlyList<SmtpRecipientResult> Results(IReadOnlyList<string> recipients, SmtpReply[] offered, SmtpReply? final) =>
        [.. recipients.Select((r, i) => new SmtpRecipientResult(r, final is not null && offered[i].IsPositive ? final : offered[i]))];

    private SmtpReply Decided(SmtpReply reply, string command) =>
        reply.IsIntermediate ? throw Violation(reply, $"a yes or a no to {command}") : reply;

    private MailServerException Violation(SmtpReply reply, string expected) =>
        connection!.Fail(MailServerFault.ProtocolViolation, $"'{reply}' where {expected} was expected. The server does not keep to SMTP.");

    /// <summary>Nothing that comes from outside may end the command that it stands in.</summary>
    private static void RequireAddresses(string from, IReadOnlyList<string> recipients)
    {
        if (recipients.Count == 0)
            throw new ArgumentException("A message needs at least one recipient.", nameof(recipients));
        foreach (var address in recipients.Prepend(from))
        {
            if (address.Any(c => char.IsControl(c) || c is '<' or '>' || (c == ' ' && address[0] != '"')))
                throw new ArgumentException($"'{address}' is no address; one without brackets, spaces or control characters was expected.");
        }
        if (recipients.Any(string.IsNullOrEmpty))
            throw new ArgumentException("A recipient's address is empty.", nameof(recipients));
    }
}
