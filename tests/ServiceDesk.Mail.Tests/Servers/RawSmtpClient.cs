using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace ServiceDesk.Mail.Tests.Servers;

/// <summary>A client that sends what a test tells it to, however wrong.</summary>
internal sealed class RawSmtpClient : IAsyncDisposable
{
    private readonly Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private Stream stream = Stream.Null;

    public static async Task<RawSmtpClient> ConnectAsync(int port)
    {
        var client = new RawSmtpClient();
        await client.socket.ConnectAsync("127.0.0.1", port, TestContext.Current.CancellationToken);
        client.stream = new NetworkStream(client.socket, ownsSocket: true);
        return client;
    }

    /// <summary>The text with UTF-8 for what is not ASCII; its line ends as they are.</summary>
    public async Task SendAsync(string text) =>
        await stream.WriteAsync(Encoding.UTF8.GetBytes(text), TestContext.Current.CancellationToken);

    /// <summary>The next reply, its lines separated by LF; null when the server has closed the connection.</summary>
    public async Task<string?> ReadAsync()
    {
        var reply = new StringBuilder();
        while (await ReadLineAsync() is { } line)
        {
            reply.Append(line);
            if (line.Length < 4 || line[3] != '-')
                return reply.ToString();
            reply.Append('\n');
        }
        return null;
    }

    public async Task<string?> AskAsync(string command)
    {
        await SendAsync(command + "\r\n");
        return await ReadAsync();
    }

    public async Task EncryptAsync(X509Certificate expected)
    {
        var encrypted = new SslStream(stream, false, (_, shown, _, _) => shown?.GetCertHashString() == expected.GetCertHashString());
        await encrypted.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions { TargetHost = "localhost" }, TestContext.Current.CancellationToken);
        stream = encrypted;
    }

    public async ValueTask DisposeAsync()
    {
        await stream.DisposeAsync();
        socket.Dispose();
    }

    private async Task<string?> ReadLineAsync()
    {
        var line = new List<byte>();
        var one = new byte[1];
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        try
        {
            while (await stream.ReadAsync(one, patience.Token) == 1)
            {
                if (one[0] == '\n')
                    return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
                line.Add(one[0]);
            }
        }
        catch (IOException)
        {
            // Reset: the server has closed with something of ours unread.
        }
        return null;
    }
}
