using System.Buffers;
using System.IO.Pipelines;
using System.Net;
using System.Net.Sockets;

namespace ServiceDesk.Mail.Network;

/// <summary>
/// The client's end of a line to a mail server: lines and counted bytes in, bytes out, each with a time limit. After any
/// failure or cancellation nobody knows what the next byte belongs to, so <see cref="IsUsable"/> is false for good.
/// </summary>
internal sealed partial class MailConnection : IAsyncDisposable
{
    /// <summary>A literal has to grow by this many bytes within each time limit: a server cannot feed it drop by drop.</summary>
    private const int ProgressStep = 64 * 1024;

    private readonly MailServer server;
    private readonly TimeProvider time;
    private readonly FaultFactory fault;
    private readonly Socket socket;
    private Stream stream;
    private PipeWriter output;
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(16 * 1024);
    private int start;
    private int end;

    private MailConnection(MailServer server, TimeProvider time, FaultFactory fault, Socket socket)
    {
        this.server = server;
        this.time = time;
        this.fault = fault;
        this.socket = socket;
        stream = new NetworkStream(socket, ownsSocket: true);
        output = PipeWriter.Create(stream, new StreamPipeWriterOptions(leaveOpen: true));
    }

    /// <summary>Where what is said to the server is put, until <see cref="FlushAsync"/>.</summary>
    public IBufferWriter<byte> Output => output;

    /// <summary>False once the connection was closed, was lost, timed out or was left in the middle of something.</summary>
    public bool IsUsable { get; private set; } = true;

    public bool IsEncrypted { get; private set; }

    /// <summary>Our own address on this line, for the SMTP greeting.</summary>
    public IPAddress LocalAddress => ((IPEndPoint)socket.LocalEndPoint!).Address;

    public static async Task<MailConnection> ConnectAsync(
        MailServer server, TimeProvider time, FaultFactory fault, CancellationToken cancellation)
    {
        Socket socket;
        try
        {
            using var deadline = new Deadline(server.Timeout, time, cancellation);
            socket = await (server.Connector ?? ConnectAnywhereAsync)(server.Host, server.Port, deadline.Token);
        }
        catch (Exception e)
        {
            throw e switch
            {
                AddressRefusedException => fault(MailServerFault.CannotConnect, e.Message, e),
                OperationCanceledException when !cancellation.IsCancellationRequested => fault(
                    MailServerFault.TimedOut,
                    $"no connection within {Seconds(server.Timeout)}. Check host and port, and that no firewall is in between."),
                SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } => fault(
                    MailServerFault.CannotConnect, $"the host name could not be resolved ({e.Message}). Check how it is spelled.", e),
                SocketException => fault(
                    MailServerFault.CannotConnect, $"no connection ({e.Message}). Check host and port, and that the server runs.", e),
                _ => e,
            };
        }

        var connection = new MailConnection(server, time, fault, socket);
        if (server.Security == SecureConnection.Tls)
        {
            try
            {
                await connection.EncryptAsync(cancellation);
            }
            catch
            {
                await connection.DisposeAsync();
                throw;
            }
        }
        return connection;
    }

    private static async Task<Socket> ConnectAnywhereAsync(string host, int port, CancellationToken cancellation)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(host, port, cancellation);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>
    /// The next line without its end (CRLF; a bare LF is taken too, for servers that are careless with it). It is valid
    /// until the next read.
    /// </summary>
    /// <param name="maxLength">Bytes; a longer line is a violation of the protocol.</param>
    /// <param name="awaited">What is waited for, for messages: "the greeting".</param>
    /// <param name="limit">Time for the whole line; null: the server's.</param>
    public async ValueTask<ReadOnlyMemory<byte>> ReadLineAsync(
        int maxLength, string awaited, CancellationToken cancellation, TimeSpan? limit = null)
    {
        if (TryTakeLine(0, out var line))
            return line;

        using var deadline = new Deadline(limit ?? server.Timeout, time, cancellation);
        while (true)
        {
            var searched = end - start;
            if (searched > maxLength)
                throw Fail(MailServerFault.ProtocolViolation,
                    $"a line longer than {maxLength} bytes where {awaited} was expected. Check that this is the right kind of server.");
            await FillAsync(deadline, awaited, limit, cancellation);
            if (TryTakeLine(searched, out line))
                return line;
        }
    }

    /// <summary>Reads exactly <paramref name="count"/> bytes and writes them to the stream; null discards them.</summary>
    public async Task CopyToAsync(Stream? destination, long count, string awaited, CancellationToken cancellation)
    {
        while (count > 0)
        {
            using var deadline = new Deadline(server.Timeout, time, cancellation);
            for (var step = Math.Min(count, ProgressStep); step > 0;)
            {
                if (start == end)
                    await FillAsync(deadline, awaited, null, cancellation);
                var taken = (int)Math.Min(end - start, Math.Min(step, count));
                if (destination is not null)
                    await WriteToAsync(destination, buffer.AsMemory(start, taken), cancellation);
                start += taken;
                step -= taken;
                count -= taken;
            }
        }
    }

    /// <summary>Sends what was put into <see cref="Output"/>.</summary>
    public async ValueTask FlushAsync(CancellationToken cancellation)
    {
        try
        {
            await Deadline.FlushAsync(output, server.Timeout, time, cancellation);
        }
        catch (Exception e)
        {
            throw Explain(e, "it to take what was sent", null, cancellation);
        }
    }

    /// <summary>An exception of the protocol; the connection cannot be used after it.</summary>
    public MailServerException Fail(MailServerFault kind, string message, Exception? inner = null)
    {
        IsUsable = false;
        return fault(kind, message, inner);
    }

    /// <summary>Nothing more may be said on this line, for instance because the server has said goodbye.</summary>
    public void MarkUnusable() => IsUsable = false;

    public async ValueTask DisposeAsync()
    {
        IsUsable = false;
        if (buffer.Length == 0)
            return;
        var rented = buffer;
        buffer = [];
        start = end = 0;
        // Completed with an error, the writer does not send what a failed command has left in it.
        await output.CompleteAsync(new ObjectDisposedException(nameof(MailConnection)));
        await stream.DisposeAsync();
        if (begun is not { IsCompletedSuccessfully: false } left)
        {
            ArrayPool<byte>.Shared.Return(rented, clearArray: true);
            return;
        }
        // It may still write there, and its failure, now that the stream is closed, concerns nobody.
        _ = left.ContinueWith(read => read.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
    }

    private bool TryTakeLine(int searched, out ReadOnlyMemory<byte> line)
    {
        var newline = buffer.AsSpan(start + searched, end - start - searched).IndexOf((byte)'\n');
        if (newline < 0)
        {
            line = default;
            return false;
        }
        var length = searched + newline;
        line = buffer.AsMemory(start, length > 0 && buffer[start + length - 1] == '\r' ? length - 1 : length);
        start += length + 1;
        return true;
    }

    private async ValueTask FillAsync(Deadline deadline, string awaited, TimeSpan? limit, CancellationToken cancellation)
    {
        int read;
        try
        {
            read = await ReceiveAsync(deadline.Token);
        }
        catch (Exception e)
        {
            throw Explain(e, awaited, limit, cancellation);
        }
        if (read == 0)
            throw Fail(MailServerFault.ConnectionLost, $"it closed the connection where {awaited} was expected. Try again later.");
        end += read;
    }

    private void MakeRoom()
    {
        if (start == end)
        {
            start = end = 0;
        }
        else if (end == buffer.Length && start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            end -= start;
            start = 0;
        }
        else if (end == buffer.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
            buffer.AsSpan(0, end).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
            buffer = larger;
        }
    }

    /// <summary>The caller's own stream may fail too (a full disk); that is not the server's fault, but the line is lost.</summary>
    private async ValueTask WriteToAsync(Stream destination, ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        try
        {
            await destination.WriteAsync(bytes, cancellation);
        }
        catch
        {
            IsUsable = false;
            throw;
        }
    }

    private Exception Explain(Exception e, string awaited, TimeSpan? limit, CancellationToken cancellation)
    {
        IsUsable = false;
        return e switch
        {
            OperationCanceledException when !cancellation.IsCancellationRequested => fault(
                MailServerFault.TimedOut,
                $"nothing more came within {Seconds(limit ?? server.Timeout)} where {awaited} was expected. Try again later.", e),
            OperationCanceledException => new OperationCanceledException(e.Message, e, cancellation),
            IOException or SocketException or ObjectDisposedException => fault(
                MailServerFault.ConnectionLost, $"the connection broke where {awaited} was expected ({e.Message}). Try again later.", e),
            _ => e,
        };
    }

    private static string Seconds(TimeSpan limit) => FormattableString.Invariant($"{limit.TotalSeconds:0.#} s");
}
