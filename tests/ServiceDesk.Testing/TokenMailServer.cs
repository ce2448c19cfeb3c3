using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.Intake;

namespace ServiceDesk.Testing;

/// <summary>
/// An IMAP or POP3 server with an empty mailbox that lets in by XOAUTH2 alone, as Microsoft's and Google's do. Dovecot would ask the
/// provider itself about each token.
/// </summary>
public sealed class TokenMailServer : IAsyncDisposable
{
    public const string ClientSecret = "client-s3cret";

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new();
    private readonly MailboxKind kind;
    private readonly Task running;

    public TokenMailServer(MailboxKind kind)
    {
        this.kind = kind;
        listener.Start();
        running = RunAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>The access token that lets in.</summary>
    public string Accepted { get; set; } = "access-1";

    /// <summary>By POP3, bytes of the one mail that is listed; it cannot be retrieved or deleted. Null: there is none.</summary>
    public long? MailSize { get; init; }

    /// <summary>What was said to sign in, decoded.</summary>
    public ConcurrentQueue<string> SignIns { get; } = new();

    /// <summary>Makes it a mailbox of the tenant's that somebody has consented to at Microsoft's, as far as the desk knows.</summary>
    public async Task<long> AddToAsync(IServiceProvider tenantServices, Action<Mailbox>? change = null)
    {
        var db = tenantServices.GetRequiredService<DeskDb>();
        var passwords = tenantServices.GetRequiredService<MailboxPasswords>();
        var address = $"box{Guid.NewGuid():N}@example.test";
        var mailbox = new Mailbox
        {
            TenantId = db.TenantId,
            Name = address,
            Address = address,
            Kind = kind,
            Host = "127.0.0.1",
            Port = Port,
            Security = MailSecurity.None,
            UserName = address,
            AfterFetch = kind == MailboxKind.Pop3 ? AfterFetch.Leave : AfterFetch.MarkSeen,
            SignIn = MailboxSignIn.Microsoft,
            ClientId = "desk-client",
            ProtectedClientSecret = passwords.Protect(ClientSecret),
            ProtectedRefreshToken = passwords.Protect("refresh-0"),
        };
        change?.Invoke(mailbox);
        db.Add(mailbox);
        db.Add(new MailRoute { Address = address, TenantId = db.TenantId, Mailbox = mailbox });
        await db.SaveChangesAsync();
        return mailbox.Id;
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        try
        {
            await running;
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or SocketException or ObjectDisposedException)
        {
            // As was asked for.
        }
        // Not before: one that is stopped refuses to be asked for the next client, in words of its own.
        listener.Stop();
        end.Dispose();
    }

    private async Task RunAsync()
    {
        while (true)
        {
            using var client = await listener.AcceptTcpClientAsync(end.Token);
            using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
            await using var writer = new StreamWriter(client.GetStream(), Encoding.ASCII) { NewLine = "\r\n", AutoFlush = true };
            await (kind == MailboxKind.Pop3 ? Pop3Async(reader, writer) : ImapAsync(reader, writer));
        }
    }

    private async Task ImapAsync(StreamReader reader, StreamWriter writer)
    {
        await writer.WriteLineAsync("* OK [CAPABILITY IMAP4rev1 AUTH=XOAUTH2 SASL-IR] ready");
        while (await reader.ReadLineAsync(end.Token) is { } line)
        {
            var words = line.Split(' ', 4);
            var answer = words[1] switch
            {
                "AUTHENTICATE" => await LetsInAsync(words[3], reader, writer) ? "OK [CAPABILITY IMAP4rev1] in" : "NO [AUTHENTICATIONFAILED] no",
                "SELECT" => "OK [READ-WRITE] selected",
                "UID" => "OK searched",
                "LOGOUT" => "OK left",
                _ => "BAD unknown",
            };
            if (words[1] == "SELECT")
                await writer.WriteLineAsync("* 0 EXISTS\r\n* OK [UIDVALIDITY 7] valid");
            else if (words[1] == "UID")
                await writer.WriteLineAsync("* SEARCH");
            else if (words[1] == "LOGOUT")
                await writer.WriteLineAsync("* BYE");
            await writer.WriteLineAsync($"{words[0]} {answer}");
        }
    }

    private async Task Pop3Async(StreamReader reader, StreamWriter writer)
    {
        await writer.WriteLineAsync("+OK ready");
        while (await reader.ReadLineAsync(end.Token) is { } line)
            await writer.WriteLineAsync(line.Split(' ') switch
            {
                ["CAPA"] => "+OK\r\nUIDL\r\nSASL XOAUTH2\r\n.",
                ["AUTH", "XOAUTH2", var token] => await LetsInAsync(token, reader, writer) ? "+OK in" : "-ERR [AUTH] no",
                ["UIDL"] => MailSize is null ? "+OK\r\n." : "+OK\r\n1 large\r\n.",
                ["LIST"] => MailSize is null ? "+OK\r\n." : $"+OK\r\n1 {MailSize}\r\n.",
                ["QUIT"] => "+OK left",
                _ => "-ERR unknown",
            });
    }

    private async Task<bool> LetsInAsync(string response, StreamReader reader, StreamWriter writer)
    {
        var said = Encoding.UTF8.GetString(Convert.FromBase64String(response));
        SignIns.Enqueue(said.Replace('\u0001', ' ').Trim());
        if (said.Contains($"auth=Bearer {Accepted}\u0001", StringComparison.Ordinal))
            return true;
        await writer.WriteLineAsync($"+ {Convert.ToBase64String("{\"status\":\"401\"}"u8)}");
        await reader.ReadLineAsync(end.Token);
        return false;
    }
}
