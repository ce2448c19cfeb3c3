using System.Net;
using System.Net.Sockets;
using System.Text;
using ServiceDesk.Intake;

namespace ServiceDesk.Tests.Jobs;

/// <summary>An IMAP server with an empty inbox, for any number of connections, that misbehaves as a test says.</summary>
internal sealed class FakeImapServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new();
    private readonly Task accepting;
    private int accepted;
    private int searches;
    private int idles;
    private int closed;

    public FakeImapServer()
    {
        listener.Start();
        accepting = AcceptAsync();
    }

    public bool OffersIdle { get; init; } = true;

    /// <summary>Says whether an IDLE, the first being number 1, ends in silence.</summary>
    public Func<int, bool> FallsSilent { get; init; } = _ => false;

    /// <summary>Says whether the connection is closed at an IDLE, the first being number 1.</summary>
    public Func<int, bool> Closes { get; init; } = _ => false;

    /// <summary>A search is answered when this has ended.</summary>
    public Task MaySearch { get; init; } = Task.CompletedTask;

    public int Accepted => Volatile.Read(ref accepted);
    public int Searches => Volatile.Read(ref searches);
    public int Idles => Volatile.Read(ref idles);

    /// <summary>Connections that have ended.</summary>
    public int Closed => Volatile.Read(ref closed);

    /// <summary>Makes a mailbox lead here.</summary>
    public void Host(Mailbox mailbox) => (mailbox.Host, mailbox.Port, mailbox.Security, mailbox.CertificateThumbprint) =
        ("127.0.0.1", ((IPEndPoint)listener.LocalEndpoint).Port, MailSecurity.None, null);

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        listener.Stop();
        await accepting;
        end.Dispose();
    }

    private async Task AcceptAsync()
    {
        var serving = new List<Task>();
        try
        {
            while (true)
            {
                var socket = await listener.AcceptSocketAsync(end.Token);
                Interlocked.Increment(ref accepted);
                serving.Add(ServeAsync(socket));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(serving);
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        try
        {
            await using var stream = new NetworkStream(socket, ownsSocket: true);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            await using var writer = new StreamWriter(stream, Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync($"* OK [CAPABILITY IMAP4rev1{(OffersIdle ? " IDLE" : "")}] ready");
            while (await reader.ReadLineAsync(end.Token) is { } line && await AnswerAsync(line, reader, writer))
            {
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // The client has gone, or the test has ended.
        }
        finally
        {
            Interlocked.Increment(ref closed);
        }
    }

    /// <returns>False at the end of the connection.</returns>
    private async Task<bool> AnswerAsync(string line, StreamReader reader, StreamWriter writer)
    {
        var words = line.Split(' ');
        switch (words[1])
        {
            case "SELECT":
                await writer.WriteAsync("* 0 EXISTS\r\n* OK [UIDVALIDITY 7] ids\r\n");
                break;
            case "UID":
                Interlocked.Increment(ref searches);
                await MaySearch.WaitAsync(end.Token);
                await writer.WriteLineAsync("* SEARCH");
                break;
            case "IDLE":
                var number = Interlocked.Increment(ref idles);
                if (Closes(number))
                    return false;
                await writer.WriteLineAsync("+ idling");
                await reader.ReadLineAsync(end.Token);
                if (FallsSilent(number))
                    await Task.Delay(Timeout.Infinite, end.Token);
                break;
            case "LOGOUT":
                await writer.WriteLineAsync("* BYE");
                break;
        }
        await writer.WriteLineAsync($"{words[0]} OK {(words[1] == "LOGIN" ? $"[CAPABILITY IMAP4rev1{(OffersIdle ? " IDLE" : "")}] " : "")}done");
        return words[1] != "LOGOUT";
    }
}
