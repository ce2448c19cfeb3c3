using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using ServiceDesk.Mail.OAuth;

namespace ServiceDesk.Mail.Tests.OAuth;

/// <summary>A token endpoint that checks the form of what it is asked, keeps it, and answers what a test wants.</summary>
internal sealed class TokenEndpoint : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new();
    private readonly Func<Dictionary<string, string>, string?> answer;
    private readonly Task running;

    /// <param name="answer">Gives the whole answer of HTTP; null: none, and the connection stays open.</param>
    public TokenEndpoint(Func<Dictionary<string, string>, string?> answer)
    {
        this.answer = answer;
        listener.Start();
        running = RunAsync();
    }

    public List<Dictionary<string, string>> Requests { get; } = [];

    public OAuthProvider Provider => new(
        "test",
        new Uri("https://login.example.test/authorize?tenant=7"),
        new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/token"));

    public static string Json(string json, string status = "200 OK") => Http(json, status, "application/json");

    public static string Http(string body, string status, string type) => string.Create(
        CultureInfo.InvariantCulture,
        $"HTTP/1.1 {status}\r\nContent-Type: {type}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}");

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        try
        {
            await running;
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // As was asked for, or the client has left in the middle of an answer.
        }
        listener.Dispose();
        end.Dispose();
    }

    private async Task RunAsync()
    {
        while (true)
        {
            using var socket = await listener.AcceptSocketAsync(end.Token);
            await using var stream = new NetworkStream(socket);
            var form = await ReadAsync(stream);
            Requests.Add(form);
            if (answer(form) is not { } text)
            {
                await Task.Delay(Timeout.Infinite, end.Token);
                return;
            }
            await stream.WriteAsync(Encoding.UTF8.GetBytes(text), end.Token);
        }
    }

    private async Task<Dictionary<string, string>> ReadAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, false, 1024, leaveOpen: true);
        if (await reader.ReadLineAsync(end.Token) != "POST /token HTTP/1.1")
            throw new InvalidOperationException("POST /token was expected.");
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (await reader.ReadLineAsync(end.Token) is { Length: > 0 } line)
            headers[line[..line.IndexOf(':', StringComparison.Ordinal)]] = line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
        if (headers["Content-Type"] != "application/x-www-form-urlencoded" || headers["Accept"] != "application/json")
            throw new InvalidOperationException("A form for JSON was expected (RFC 6749 4.1.3).");
        var body = new char[int.Parse(headers["Content-Length"], CultureInfo.InvariantCulture)];
        await reader.ReadBlockAsync(body, end.Token);
        return QueryHelpers.ParseQuery(new string(body)).ToDictionary(p => p.Key, p => p.Value.Single()!);
    }
}
