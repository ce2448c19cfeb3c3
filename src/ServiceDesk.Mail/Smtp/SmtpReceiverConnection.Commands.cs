using System.Globalization;
using ServiceDesk.Mail.Network;

namespace ServiceDesk.Mail.Smtp;

/// <summary>
/// What is said at which point (RFC 5321 4.1.4): greeting, then any number of MAIL, RCPT, RCPT, …, DATA. EHLO, RSET and the
/// end of DATA end a transaction. Accepted recipients apart, every command counts until a message was taken over.
/// </summary>
internal sealed partial class SmtpReceiverConnection
{
    private SmtpEnvelope? envelope;
    private string? malformed;
    private int commands;
    private bool leaving;

    private bool IsLmtp => options.Protocol == SmtpReceiverProtocol.Lmtp;

    /// <summary>The reply; null when it was given already.</summary>
    private async Task<SmtpReply?> AnswerAsync(string line)
    {
        if (++commands > options.MaxCommandsWithoutProgress)
            return new SmtpReply(421, "4.7.0", $"{options.MaxCommandsWithoutProgress} commands and no message, goodbye");
        if (malformed is { } why)
        {
            malformed = null;
            return new SmtpReply(500, "5.5.2", why);
        }

        var space = line.IndexOf(' ', StringComparison.Ordinal);
        var verb = (space < 0 ? line : line[..space]).ToUpperInvariant();
        var argument = space < 0 ? "" : line[(space + 1)..].Trim(' ');
        return verb switch
        {
            "EHLO" or "HELO" or "LHLO" when IsLmtp != (verb == "LHLO") =>
                new SmtpReply(500, "5.5.1", IsLmtp ? "this is LMTP: LHLO was expected" : "this is SMTP: EHLO was expected"),
            "EHLO" or "HELO" or "LHLO" => Greet(verb != "HELO", argument),
            "MAIL" => Mail(argument),
            "RCPT" => await RecipientAsync(argument),
            "DATA" => await DataAsync(argument),
            "RSET" => Reset(),
            "NOOP" => new SmtpReply(250, "2.0.0", "OK"),
            "VRFY" when argument.Length > 0 => new SmtpReply(252, "2.1.5", "send the message, then it will turn out"),
            "VRFY" => new SmtpReply(501, "5.5.4", "an address was expected"),
            "QUIT" => new SmtpReply(221, "2.0.0", $"{options.ServerName} says goodbye"),
            "STARTTLS" => await StartTlsAsync(argument),
            "EXPN" or "HELP" or "AUTH" or "ETRN" or "BDAT" => new SmtpReply(502, "5.5.1", $"{verb} is not offered here"),
            // A browser that was made to send a form here; the form's lines must not be taken for commands.
            "GET" or "POST" or "PUT" or "CONNECT" or "OPTIONS" => new SmtpReply(421, "4.7.0", "this is SMTP, not HTTP"),
            _ => new SmtpReply(500, "5.5.2", "no such command"),
        };
    }

    private SmtpReply Greet(bool extended, string name)
    {
        if (name.Length is 0 or > 255)
            return new SmtpReply(501, "5.5.4", "the name of the client was expected");
        envelope = null;
        session.ClientName = name;
        session.IsExtended = extended;
        if (!extended)
            return new SmtpReply(250, null, options.ServerName);
        var offer = new List<string>
        {
            options.ServerName,
            string.Create(CultureInfo.InvariantCulture, $"SIZE {options.MaxMessageSize}"),
            "8BITMIME",
            "SMTPUTF8",
            "PIPELINING",
            "ENHANCEDSTATUSCODES",
        };
        if (options.Certificate is not null && !session.IsEncrypted)
            offer.Add("STARTTLS");
        return new SmtpReply(250, null, string.Join('\n', offer));
    }

    private SmtpReply Mail(string argument)
    {
        if (session.ClientName.Length == 0)
            return new SmtpReply(503, "5.5.1", $"{(IsLmtp ? "LHLO" : "EHLO")} was expected first");
        if (options.RequireTls && !session.IsEncrypted)
            return new SmtpReply(530, "5.7.0", "STARTTLS was expected first");
        if (envelope is not null)
            return new SmtpReply(503, "5.5.1", "there is a sender already; RSET begins anew");
        if (SmtpPath.Parse(argument, "FROM:") is not { } path)
            return new SmtpReply(501, "5.1.7", "MAIL FROM:<address> was expected");

        foreach (var parameter in path.Parameters)
        {
            var name = parameter.Split('=')[0].ToUpperInvariant();
            if (!session.IsExtended || name is not ("SIZE" or "BODY" or "SMTPUTF8"))
                return new SmtpReply(555, "5.5.4", $"the parameter {name} is not offered here");
        }
        var body = path.Parameter("BODY");
        if (body is not null && !body.Equals("7BIT", StringComparison.OrdinalIgnoreCase) && !body.Equals("8BITMIME", StringComparison.OrdinalIgnoreCase))
            return new SmtpReply(501, "5.5.4", "BODY=7BIT or BODY=8BITMIME was expected");
        if (path.Parameter("SIZE") is { } size)
        {
            if (!ulong.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes))
                return new SmtpReply(501, "5.5.4", "SIZE=number was expected");
            if (bytes > (ulong)options.MaxMessageSize)
                return TooLarge();
        }
        var isUtf8 = path.Parameters.Any(p => p.Equals("SMTPUTF8", StringComparison.OrdinalIgnoreCase));
        if (!isUtf8 && !path.IsAscii)
            return new SmtpReply(553, "5.6.7", "the address needs SMTPUTF8");
        envelope = new SmtpEnvelope(session, path.Address, isUtf8);
        return new SmtpReply(250, "2.1.0", "OK");
    }

    private async Task<SmtpReply> RecipientAsync(string argument)
    {
        if (envelope is null)
            return new SmtpReply(503, "5.5.1", "MAIL was expected first");
        if (SmtpPath.Parse(argument, "TO:") is not { Address.Length: > 0 } path)
            return new SmtpReply(501, "5.1.3", "RCPT TO:<address> was expected");
        if (path.Parameters.Count > 0)
            return new SmtpReply(555, "5.5.4", $"the parameter {path.Parameters[0].Split('=')[0]} is not offered here");
        if (!envelope.IsUtf8 && !path.IsAscii)
            return new SmtpReply(553, "5.6.7", "the address needs SMTPUTF8");
        if (envelope.Recipients.Count >= options.MaxRecipients)
            return new SmtpReply(452, "4.5.3", $"{options.MaxRecipients} recipients at most; send it to the others separately");

        var reply = await receiver.RecipientAsync(envelope, path.Address);
        if (reply.IsPositive)
        {
            envelope.Add(path.Address);
            commands--;
        }
        return reply;
    }

    private async Task<SmtpReply?> DataAsync(string argument)
    {
        if (argument.Length > 0)
            return new SmtpReply(501, "5.5.4", "DATA stands alone");
        if (envelope is null)
            return new SmtpReply(503, "5.5.1", "MAIL was expected first");
        if (envelope.Recipients.Count == 0)
            // The code is LMTP's own (RFC 2033 4.2).
            return new SmtpReply(IsLmtp ? 503 : 554, "5.5.1", "no recipient was accepted");

        Reply(new SmtpReply(354, null, "go ahead; CRLF.CRLF ends it"));
        var buffer = new SmtpMessageBuffer(receiver.Memory, options.MaxMessageSize, options.TemporaryDirectory);
        try
        {
            return await TakeMessageAsync(envelope, buffer);
        }
        finally
        {
            // A handler that was abandoned because we are made to stop may still read from it.
            if (!aborting.IsCancellationRequested)
                buffer.Dispose();
        }
    }

    private async Task<SmtpReply?> TakeMessageAsync(SmtpEnvelope received, SmtpMessageBuffer buffer)
    {
        if (!await ReadMessageAsync(new DotStuffedDecoder(buffer.Append)))
        {
            // No end, no message: what came in is dropped, and the client knows that it got no reply.
            leaving = true;
            return buffer.IsTooLarge ? new SmtpReply(421, "4.7.0", "far too much, goodbye") : null;
        }
        envelope = null;
        buffer.End();
        if (buffer.IsTooLarge)
            return Last(Repeated(TooLarge(), received));
        if (buffer.Failure is { } failure)
            return Last(Repeated(receiver.CannotKeep(failure), received));
        var replies = await receiver.ProcessAsync(received, buffer.Message());
        if (replies.Any(r => r.IsPositive))
            commands = 0;
        return Last(replies);
    }

    /// <summary>Behind a message, LMTP wants a reply for each recipient that was accepted, even if all are the same.</summary>
    private IReadOnlyList<SmtpReply> Repeated(SmtpReply reply, SmtpEnvelope received) =>
        IsLmtp ? [.. received.Recipients.Select(_ => reply)] : [reply];

    /// <summary>Gives all replies but the last, which is left to the caller.</summary>
    private SmtpReply Last(IReadOnlyList<SmtpReply> replies)
    {
        foreach (var reply in replies.Take(replies.Count - 1))
            Reply(reply);
        return replies[^1];
    }

    private SmtpReply Reset()
    {
        envelope = null;
        return new SmtpReply(250, "2.0.0", "OK");
    }

    private async Task<SmtpReply?> StartTlsAsync(string argument)
    {
        if (options.Certificate is null)
            return new SmtpReply(502, "5.5.1", "STARTTLS is not offered here");
        if (argument.Length > 0)
            return new SmtpReply(501, "5.5.4", "STARTTLS stands alone");
        if (session.IsEncrypted)
            return new SmtpReply(503, "5.5.1", "the line is encrypted already");
        var refusal = await EncryptAsync();
        // What was said in clear is forgotten (RFC 3207 4.2).
        envelope = null;
        session.ClientName = "";
        session.IsExtended = false;
        return refusal;
    }

    private SmtpReply TooLarge() =>
        new(552, "5.3.4", string.Create(CultureInfo.InvariantCulture, $"{options.MaxMessageSize} bytes at most"));
}
