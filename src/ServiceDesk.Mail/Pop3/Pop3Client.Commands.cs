using System.Buffers;
using System.Text;
using ServiceDesk.Mail.Network;

namespace ServiceDesk.Mail.Pop3;

/// <summary>How a command goes: one line out, one line back, and behind some of those a list that ends in a single dot.</summary>
public sealed partial class Pop3Client
{
    /// <summary>Four times what RFC 2449 section 4 allows: servers explain themselves at length.</summary>
    private const int MaxLine = 2048;

    private const int MaxCapabilities = 200;

    /// <summary>A whole list may take this many times as long as one answer: it cannot be fed line by line for ever.</summary>
    private const int ListPatience = 10;

    private readonly Dictionary<string, string> capabilities = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> secrets = [];

    /// <summary>Does what a command says; a refusal is an exception.</summary>
    /// <param name="name">The command as messages name it: its arguments may be a password.</param>
    private async Task<Pop3Status> DoAsync(string command, string name, CancellationToken cancellation)
    {
        var status = await ExecuteAsync(command, name, cancellation);
        return status.IsOk ? status : throw Refused(name, status, MailServerFault.Refused);
    }

    private async Task<Pop3Status> ExecuteAsync(string command, string name, CancellationToken cancellation)
    {
        var status = await SayAsync(command, name, cancellation);
        return status.Kind == Pop3StatusKind.Challenge ? throw Violation("a challenge", $"+OK or -ERR in answer to {name}") : status;
    }

    private async Task<Pop3Status> SayAsync(string line, string name, CancellationToken cancellation)
    {
        RequireConnection();
        connection!.Output.Write(Encoding.UTF8.GetBytes(line + "\r\n"));
        await connection.FlushAsync(cancellation);
        return await ReadStatusAsync($"the answer to {name}", cancellation);
    }

    private async Task<Pop3Status> ReadStatusAsync(string awaited, CancellationToken cancellation)
    {
        var line = await connection!.ReadLineAsync(MaxLine, awaited, cancellation);
        return Pop3Status.Parse(line.Span) ?? throw Violation($"'{Cut(Pop3Status.Printable(line.Span))}'", awaited);
    }

    /// <summary>Reads the lines of a list up to its dot.</summary>
    /// <param name="note">Takes a line; throws <see cref="FormatException"/> with what it expected.</param>
    private async Task ReadListAsync(string name, int maxLines, Action<string> note, CancellationToken cancellation)
    {
        var begun = time.GetTimestamp();
        var patience = server.Timeout * ListPatience;
        for (var count = 0; ; count++)
        {
            var left = patience - time.GetElapsedTime(begun);
            if (left <= TimeSpan.Zero)
                throw connection!.Fail(MailServerFault.TimedOut, $"the list in answer to {name} had not ended after {patience.TotalSeconds:0} s and {count} lines. Try again later.");
            var bytes = await connection!.ReadLineAsync(MaxLine, $"the rest of the list in answer to {name}", cancellation, left < server.Timeout ? left : server.Timeout);
            if (bytes.Span.SequenceEqual("."u8))
                return;
            if (count == maxLines)
                throw connection.Fail(MailServerFault.Refused, $"it has more than {maxLines} lines in answer to {name}, and so many at most are read. Move old mail elsewhere.");
            var line = Pop3Status.Printable(bytes.Span);
            try
            {
                note(line.StartsWith('.') ? line[1..] : line);
            }
            catch (FormatException e)
            {
                throw Violation($"'{Cut(line)}'", $"{e.Message} in answer to {name}");
            }
        }
    }

    /// <summary>CAPA (RFC 2449); a server that does not know it offers what RFC 1939 has.</summary>
    private async Task CapabilitiesAsync(CancellationToken cancellation)
    {
        capabilities.Clear();
        if ((await ExecuteAsync("CAPA", "CAPA", cancellation)).IsOk)
            await ReadListAsync("CAPA", MaxCapabilities, Note, cancellation);

        void Note(string line)
        {
            var words = line.Trim().Split(' ', 2);
            if (words[0].Length > 0)
                capabilities[words[0]] = words.Length > 1 ? words[1].Trim() : "";
        }
    }

    private void RequireConnection()
    {
        if (connection is null)
            throw new InvalidOperationException("The client is not connected: call ConnectAsync first.");
        if (!connection.IsUsable)
            throw new InvalidOperationException($"The connection to {server} has failed or was closed: make a new client and connect again.");
    }

    private Pop3Exception Refused(string name, Pop3Status status, MailServerFault kind, string explanation = "")
    {
        var code = status.Code is null ? "" : $"[{status.Code}] ";
        return new Pop3Exception(server, kind, Hide($"it refused {name}: '{code}{status.Words}'.{explanation}")) { ResponseCode = status.Code };
    }

    private MailServerException Violation(string seen, string expected) =>
        connection!.Fail(MailServerFault.ProtocolViolation, $"{seen} where {expected} was expected. The server does not keep to POP3; check host and port.");

    private Pop3Exception Fault(MailServerFault fault, string message, Exception? inner = null, string? refusedCertificate = null) =>
        new(server, fault, Hide(message), inner) { RefusedCertificate = refusedCertificate };

    /// <summary>Some servers repeat in their answer what they were sent.</summary>
    private string Hide(string message) =>
        secrets.Aggregate(message, (text, secret) => text.Replace(secret, "***", StringComparison.Ordinal));

    private static string Cut(string line) => line.Length > 200 ? line[..200] + " …" : line;
}
