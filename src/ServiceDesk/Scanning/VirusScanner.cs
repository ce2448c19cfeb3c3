using System.Buffers;
using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using ServiceDesk.Tickets;

namespace ServiceDesk.Scanning;

/// <summary>
/// Asks ClamAV's clamd, by a connection for each question (clamd(8), COMMANDS). A file goes there as INSTREAM: pieces, each behind its
/// length in four bytes, big-endian, and a length of zero at the end.
/// </summary>
public sealed class VirusScanner(ScannerSettings settings)
{
    private const int Chunk = 64 * 1024;

    /// <summary>Bytes of an answer; clamd's are one line.</summary>
    private const int LongestAnswer = 4096;

    /// <param name="content">Read to its end, a piece at a time.</param>
    /// <exception cref="ScannerException">There was no verdict.</exception>
    public async Task<ScanResult> ScanAsync(Stream content, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(content);
        var answer = await AskAsync("zINSTREAM\0"u8.ToArray(), content, cancellation);
        if (answer == "stream: OK")
            return ScanResult.Clean;
        if (answer.StartsWith("stream: ", StringComparison.Ordinal) && answer.EndsWith(" FOUND", StringComparison.Ordinal))
            return new(FileCheck.Infected, FindingOf(answer["stream: ".Length..^" FOUND".Length]));
        if (answer.StartsWith("INSTREAM size limit exceeded", StringComparison.Ordinal))
            return ScanResult.TooLarge;
        throw new ScannerException($"The virus scanner answered '{answer}'; expected 'stream: OK' or 'stream: … FOUND'.");
    }

    /// <exception cref="ScannerException">It does not answer, or not as clamd does.</exception>
    public async Task PingAsync(CancellationToken cancellation)
    {
        var answer = await AskAsync("zPING\0"u8.ToArray(), null, cancellation);
        if (answer != "PONG")
            throw new ScannerException($"The virus scanner answered '{answer}'; expected 'PONG'.");
    }

    // Signatures that come from elsewhere than ClamAV carry the mark; it says nothing about the file.
    private static string FindingOf(string name)
    {
        var plain = name.EndsWith(".UNOFFICIAL", StringComparison.Ordinal) ? name[..^".UNOFFICIAL".Length] : name;
        return plain.Length <= Attachment.FindingLength ? plain : plain[..Attachment.FindingLength];
    }

    private async Task<string> AskAsync(ReadOnlyMemory<byte> command, Stream? content, CancellationToken cancellation)
    {
        var address = settings.Address ?? throw new InvalidOperationException("No virus scanner is configured.");
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        try
        {
            patience.CancelAfter(settings.Patience);
            using var socket = address is UnixDomainSocketEndPoint
                ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
                : new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(address, patience.Token);
            await using var connection = new NetworkStream(socket);
            await SendAsync(connection, command, content, patience);
            return await AnswerAsync(connection, patience.Token);
        }
        catch (Exception e) when (e is SocketException or IOException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            var reason = e is OperationCanceledException ? $"it took longer than {settings.Patience.TotalSeconds:0} seconds" : e.Message;
            throw new ScannerException($"The virus scanner at {Shown(address)} did not answer: {reason}", e);
        }
    }

    private async Task SendAsync(NetworkStream connection, ReadOnlyMemory<byte> command, Stream? content, CancellationTokenSource patience)
    {
        var chunk = ArrayPool<byte>.Shared.Rent(Chunk + 4);
        try
        {
            await connection.WriteAsync(command, patience.Token);
            if (content is null)
                return;
            int read;
            do
            {
                // A file that cannot be read is no fault of the scanner's.
                read = await content.ReadAsync(chunk.AsMemory(4, Chunk), CancellationToken.None);
                BinaryPrimitives.WriteInt32BigEndian(chunk, read);
                await connection.WriteAsync(chunk.AsMemory(0, read + 4), patience.Token);
                patience.CancelAfter(settings.Patience);
            }
            while (read > 0);
        }
        catch (IOException e) when (e.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionReset or SocketError.Shutdown })
        {
            // It wants no more, and has said why: beyond its limit it answers and hangs up while we still write.
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }
    }

    private static async Task<string> AnswerAsync(NetworkStream connection, CancellationToken cancellation)
    {
        var answer = new byte[LongestAnswer];
        var length = 0;
        int read;
        while (length < answer.Length && (read = await connection.ReadAsync(answer.AsMemory(length), cancellation)) > 0)
        {
            length += read;
            if (answer.AsSpan(0, length).IndexOf((byte)0) is >= 0 and var end)
                return Encoding.UTF8.GetString(answer, 0, end).Trim();
        }
        throw new IOException(length == 0 ? "the connection ended without an answer" : "the answer had no end");
    }

    private static string Shown(EndPoint address) => address is DnsEndPoint name ? $"{name.Host}:{name.Port}" : address.ToString()!;
}
