using System.Buffers;
using System.Globalization;
using System.Text;
using ServiceDesk.Mail.Network;

namespace ServiceDesk.Mail.Imap;

/// <summary>
/// How a command goes: it is sent, with a pause before each literal that the server wants to be asked about, and
/// everything that comes is read until its own tag comes back. Untagged news may arrive in between at any time.
/// </summary>
public sealed partial class ImapClient
{
    private readonly HashSet<string> capabilities = new(StringComparer.Ordinal);
    private readonly List<string> secrets = [];
    private bool capabilitiesAreKnown;
    private bool leaving;
    private int lastTag;

    /// <summary>What stood behind the last request to go on.</summary>
    private string challenge = "";

    /// <summary>Takes an untagged response of the command that is running.</summary>
    private delegate void UntaggedHandler(string name, ReadOnlySpan<byte> text);

    private Task<ImapStatus> ExecuteAsync(ImapCommand command, CancellationToken cancellation) =>
        ExecuteAsync(command, null, null, cancellation);

    private async Task<ImapStatus> ExecuteAsync(
        ImapCommand command, UntaggedHandler? untagged, ImapBodySink? sink, CancellationToken cancellation)
    {
        RequireConnection();
        var tag = NextTag();
        if (await SendAsync(tag, command, untagged, cancellation) is { } refusal)
            return refusal;
        return await ReadStatusAsync(tag, command, untagged, sink, cancellation)
            ?? throw Violation("a request to go on ('+')", $"the end of {command.Name}");
    }

    private string NextTag() => string.Create(CultureInfo.InvariantCulture, $"A{++lastTag:D4}");

    /// <summary>Sends a command; gives the status when the server refused it before its end.</summary>
    private async Task<ImapStatus?> SendAsync(
        string tag, ImapCommand command, UntaggedHandler? untagged, CancellationToken cancellation)
    {
        var output = connection!.Output;
        output.Write(Encoding.ASCII.GetBytes(tag + " "));
        var sent = 0;
        foreach (var (position, literal) in command.Literals)
        {
            output.Write(command.Text.Span[sent..position]);
            sent = position;
            var waits = !capabilities.Contains("LITERAL+") && !(capabilities.Contains("LITERAL-") && literal.Length <= 4096);
            output.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{{{literal.Length}{(waits ? "" : "+")}}}\r\n")));
            if (waits)
            {
                await connection.FlushAsync(cancellation);
                if (await ReadStatusAsync(tag, command, untagged, null, cancellation) is { } early)
                    return early.IsOk ? throw Violation("OK", $"a request to go on ('+') with {command.Name}") : early;
            }
            for (var rest = literal; rest.Length > 0;)
            {
                var piece = rest[..Math.Min(rest.Length, 64 * 1024)];
                output.Write(piece.Span);
                await connection.FlushAsync(cancellation);
                rest = rest[piece.Length..];
            }
        }
        output.Write(command.Text.Span[sent..]);
        output.Write("\r\n"u8);
        await connection.FlushAsync(cancellation);
        return null;
    }

    /// <summary>Reads until the command has ended, or the server asks for more of it: then null.</summary>
    private async Task<ImapStatus?> ReadStatusAsync(
        string tag, ImapCommand command, UntaggedHandler? untagged, ImapBodySink? sink, CancellationToken cancellation)
    {
        while (true)
        {
            var response = await ReadAsync($"the answer to {command.Name}", sink, cancellation);
            if (response.Kind == ImapResponseKind.Continuation)
            {
                challenge = Encoding.UTF8.GetString(response.Text.Span);
                return null;
            }
            try
            {
                if (response.Kind == ImapResponseKind.Untagged)
                {
                    Note(response, command);
                    untagged?.Invoke(response.Name, response.Text.Span);
                    continue;
                }
                if (response.Tag != tag)
                    throw Violation($"an answer to '{ImapResponse.Printable(Encoding.ASCII.GetBytes(response.Tag))}'", $"one to {command.Name} ({tag})");
                var status = ImapStatus.Parse(response.Text.Span);
                NoteCode(status);
                return status;
            }
            catch (FormatException e)
            {
                throw Violation($"'{response}'", $"{e.Message} in the answer to {command.Name}");
            }
        }
    }

    private async ValueTask<ImapResponse> ReadAsync(string awaited, ImapBodySink? sink, CancellationToken cancellation)
    {
        try
        {
            return await reader!.ReadAsync(awaited, sink, cancellation);
        }
        catch (FormatException e)
        {
            throw Violation("a malformed response", $"{e.Message} in {awaited}");
        }
    }

    /// <summary>Takes in what the server may say at any time.</summary>
    private void Note(ImapResponse response, ImapCommand command)
    {
        var text = response.Text.Span;
        switch (response.Name)
        {
            case "BYE" when !leaving:
                throw connection!.Fail(MailServerFault.ConnectionLost,
                    $"it ended the session during {command.Name}: '{ImapStatus.Parse(text).Words}'. Try again later.");
            case "OK" or "NO" or "BAD":
                NoteCode(ImapStatus.Parse(text));
                break;
            case "CAPABILITY":
                NoteCapabilities(Encoding.ASCII.GetString(text["CAPABILITY".Length..]));
                break;
            case "EXISTS":
                var exists = new ImapTokenizer(text).ReadNumber();
                hasArrivals |= exists > Exists;
                Exists = exists;
                break;
            case "EXPUNGE":
                Exists = Math.Max(0, Exists - 1);
                break;
        }
    }

    private void NoteCode(ImapStatus status)
    {
        if (status.Code == "CAPABILITY")
            NoteCapabilities(status.CodeText);
    }

    private void NoteCapabilities(string words)
    {
        capabilities.Clear();
        capabilities.UnionWith(words.ToUpperInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries));
        capabilitiesAreKnown = true;
    }

    private async Task CapabilityAsync(CancellationToken cancellation)
    {
        var command = new ImapCommand("CAPABILITY").Raw("CAPABILITY");
        RequireOk(command, await ExecuteAsync(command, cancellation));
        if (!capabilitiesAreKnown)
            throw Violation("no list of capabilities", "one in answer to CAPABILITY");
    }

    private void RequireConnection()
    {
        if (connection is null)
            throw new InvalidOperationException("The client is not connected: call ConnectAsync first.");
        if (!connection.IsUsable)
            throw new InvalidOperationException($"The connection to {server} has failed or was closed: make a new client and connect again.");
    }

    private void RequireOk(ImapCommand command, ImapStatus status, MailServerFault refusal = MailServerFault.Refused)
    {
        if (!status.IsOk)
            throw Refused(command, status, refusal);
    }

    private ImapException Refused(ImapCommand command, ImapStatus status, MailServerFault kind, string explanation = "")
    {
        var code = status.Code is null ? "" : $"[{status.Code}] ";
        return new ImapException(server, kind, Hide($"it refused {command.Name}: '{status.Condition} {code}{status.Words}'.{explanation}"))
        {
            ResponseCode = status.Code,
        };
    }

    private MailServerException Violation(string seen, string expected) =>
        connection!.Fail(MailServerFault.ProtocolViolation, $"{seen} where {expected} was expected. The server does not keep to IMAP; check host and port.");

    private ImapException Fault(MailServerFault fault, string message, Exception? inner = null, string? refusedCertificate = null) =>
        new(server, fault, Hide(message), inner) { RefusedCertificate = refusedCertificate };

    /// <summary>Some servers repeat in their answer what they were sent.</summary>
    private string Hide(string message) =>
        secrets.Aggregate(message, (text, secret) => text.Replace(secret, "***", StringComparison.Ordinal));
}
