using System.Net;
using System.Net.Sockets;
using System.Text;
using ServiceDesk.Mail.Network;

namespace ServiceDesk.Mail.Tests.Servers;

/// <summary>A server that says what a test tells it to, however wrong. One connection; it stays open until disposed of.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new();
    private readonly Task running;
    private readonly List<string> received = [];
    private Stream? stream;

    public ScriptedServer(Func<ScriptedServer, Task> script)
    {
        listener.Start();
        running = RunAsync(script);
    }

    /// <summary>The lines that <see cref="ReadAsync"/> took from the client.</summary>
    public IReadOnlyList<string> Received => received;

    public MailServer Endpoint(SecureConnection security = SecureConnection.None) =>
        new("127.0.0.1", ((IPEndPoint)listener.LocalEndpoint).Port, security);

    public async Task SendAsync(string text)
    {
        await stream!.WriteAsync(Encoding.Latin1.GetBytes(text), end.Token);
        await stream.FlushAsync(end.Token);
    }

    /// <summary>The next line without its end; null when the client has gone.</summary>
    public async Task<string?> ReadAsync()
    {
        var line = new List<byte>();
        var one = new byte[1];
        while (await stream!.ReadAsync(one, end.Token) == 1)
        {
            if (one[0] == '\n')
            {
                received.Add(Encoding.Latin1.GetString([.. line]).TrimEnd('\r'));
                return received[^1];
            }
            line.Add(one[0]);
        }
        return null;
    }

    /// <summary>Reads a command and answers it; <c>TAG</c> in the answer stands for the command's first word.</summary>
    public async Task AnswerAsync(string expected, string answer)
    {
        var line = await ReadAsync() ?? throw new InvalidOperationException($"The client left where '{expected}' was expected.");
        if (!line.Contains(expected, StringComparison.Ordinal))
            throw new InvalidOperationException($"The client said '{line}' where '{expected}' was expected.");
        await SendAsync(answer.Replace("TAG", line.Split(' ')[0], StringComparison.Ordinal));
    }

    public void Close() => stream!.Dispose();

    /// <summary>Throws what went wrong in the script.</summary>
    public Task WaitAsync() => running;

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        listener.Stop();
        try
        {
            await running;
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or SocketException or ObjectDisposedException)
        {
            // The test has ended in the middle of the script.
        }
        if (stream is not null)
            await stream.DisposeAsync();
        end.Dispose();
    }

    private async Task RunAsync(Func<ScriptedServer, Task> script)
    {
        stream = new NetworkStream(await listener.AcceptSocketAsync(end.Token), ownsSocket: true);
        try
        {
            await script(this);
        }
        catch
        {
            // So that the client does not wait for the rest of a script that has failed.
            Close();
            throw;
        }
    }
}
