using System.Buffers;
using System.IO.Pipelines;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using ServiceDesk.Mail.Network;

namespace ServiceDesk.Mail.Smtp;

/// <summary>
/// One connection to an <see cref="SmtpReceiver"/>: reads commands and messages, and sends replies together as long as
/// commands lie ready (RFC 2920).
/// </summary>
internal sealed partial class SmtpReceiverConnection : IAsyncDisposable
{
    private const int ProgressStep = 64 * 1024;

    private static readonly Encoding StrictUtf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);

    private readonly SmtpReceiver receiver;
    private readonly SmtpReceiverOptions options;
    private readonly TimeProvider time;
    private readonly CancellationToken stopping;
    private readonly CancellationToken aborting;
    private readonly SmtpSession session;
    private Stream stream;
    private PipeReader input;
    private PipeWriter output;

    public SmtpReceiverConnection(
        SmtpReceiver receiver, Socket socket, IPEndPoint remote, TimeProvider time, CancellationToken stopping, CancellationToken aborting)
    {
        this.receiver = receiver;
        this.time = time;
        this.stopping = stopping;
        this.aborting = aborting;
        options = receiver.Options;
        session = new SmtpSession(remote);
        socket.NoDelay = true;
        stream = new NetworkStream(socket, ownsSocket: true);
        (input, output) = Pipes();
    }

    public async ValueTask DisposeAsync()
    {
        await input.CompleteAsync();
        // Completed with an error, it does not try to send what the client did not take.
        await output.CompleteAsync(new ObjectDisposedException(nameof(SmtpReceiverConnection)));
        await stream.DisposeAsync();
    }

    /// <summary>Speaks with the client until it or we have had enough.</summary>
    /// <param name="refusal">What to say instead of a greeting, and nothing more.</param>
    public async Task RunAsync(SmtpReply? refusal)
    {
        Reply(refusal ?? new SmtpReply(220, null, $"{options.ServerName} {(IsLmtp ? "LMTP" : "ESMTP")}"));
        while (!leaving && refusal is null)
        {
            try
            {
                if (await ReadCommandAsync() is not { } line)
                    return;
                Reply(await AnswerAsync(line));
            }
            catch (OperationCanceledException) when (!aborting.IsCancellationRequested)
            {
                Reply(stopping.IsCancellationRequested
                    ? new SmtpReply(421, "4.3.2", $"{options.ServerName} shuts down, try again later")
                    : new SmtpReply(421, "4.4.2", $"{options.ServerName} has waited for {options.IdleTimeout.TotalSeconds:0} s, goodbye"));
            }
        }
        await FlushAsync();
    }

    /// <summary>Puts a reply where the next flush finds it; 221 and 421 are the last.</summary>
    private void Reply(SmtpReply? reply)
    {
        if (reply is null)
            return;
        leaving |= reply.Code is 221 or 421;
        output.Write(Encoding.UTF8.GetBytes(reply.ToWire(session.IsExtended)));
    }

    private ValueTask FlushAsync() => Deadline.FlushAsync(output, options.IdleTimeout, time, aborting);

    /// <summary>The next command without its end; null when the client has gone, empty when it was no proper line.</summary>
    private async ValueTask<string?> ReadCommandAsync()
    {
        stopping.ThrowIfCancellationRequested();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stopping, aborting);
        Deadline? deadline = null;
        try
        {
            var isTooLong = false;
            while (true)
            {
                if (!input.TryRead(out var read))
                {
                    await FlushAsync();
                    deadline ??= new Deadline(options.IdleTimeout, time, patience.Token);
                    read = await input.ReadAsync(deadline.Token);
                }
                var bytes = read.Buffer;
                if (bytes.PositionOf((byte)'\n') is { } newline)
                {
                    var line = bytes.Slice(0, newline);
                    var text = isTooLong || line.Length >= options.MaxCommandLength ? Malformed($"a command is longer than {options.MaxCommandLength} bytes") : Text(line);
                    input.AdvanceTo(bytes.GetPosition(1, newline));
                    return text;
                }
                if (read.IsCompleted)
                    return null;
                isTooLong |= bytes.Length >= options.MaxCommandLength;
                input.AdvanceTo(isTooLong ? bytes.End : bytes.Start, bytes.End);
            }
        }
        finally
        {
            deadline?.Dispose();
        }
    }

    /// <summary>A bare LF does not end a command: whoever sends one means something else by it than we do.</summary>
    private string Text(ReadOnlySequence<byte> line)
    {
        var bytes = line.ToArray();
        if (bytes is not [.., (byte)'\r'])
            return Malformed("a command ends in LF; CRLF was expected");
        var text = bytes.AsSpan(0, bytes.Length - 1);
        if (text.IndexOfAnyInRange((byte)0, (byte)31) >= 0)
            return Malformed("a command holds control characters");
        try
        {
            return StrictUtf8.GetString(text);
        }
        catch (DecoderFallbackException)
        {
            return Malformed("a command is no valid UTF-8");
        }
    }

    private string Malformed(string why)
    {
        malformed = why;
        return "";
    }

    /// <summary>Reads a message to its end; false when the client has gone or sends far more than it may.</summary>
    private async Task<bool> ReadMessageAsync(DotStuffedDecoder decoder)
    {
        await FlushAsync();
        while (!decoder.IsComplete)
        {
            using var deadline = new Deadline(options.IdleTimeout, time, aborting);
            for (var goal = decoder.Received + ProgressStep; decoder.Received < goal && !decoder.IsComplete;)
            {
                var read = await input.ReadAsync(deadline.Token);
                var bytes = read.Buffer;
                var taken = 0L;
                foreach (var segment in bytes)
                    taken += decoder.Decode(segment.Span);
                input.AdvanceTo(bytes.GetPosition(taken));
                if (!decoder.IsComplete && (read.IsCompleted || decoder.Received > 4L * options.MaxMessageSize))
                    return false;
            }
        }
        return true;
    }

    private async Task<SmtpReply?> EncryptAsync()
    {
        // Bytes behind STARTTLS were sent in clear by anybody; they must not be taken for commands under encryption.
        if (input.TryRead(out var read) && read.Buffer.Length > 0)
            return new SmtpReply(421, "4.7.0", "there are bytes behind STARTTLS where none were expected");

        Reply(new SmtpReply(220, "2.0.0", "go ahead"));
        await FlushAsync();
        var encrypted = new SslStream(stream, leaveInnerStreamOpen: false);
        using var deadline = new Deadline(options.IdleTimeout, time, aborting);
        try
        {
            await encrypted.AuthenticateAsServerAsync(
                new SslServerAuthenticationOptions { ServerCertificateContext = options.Certificate!() }, deadline.Token);
        }
        catch (Exception e) when (e is AuthenticationException or OperationCanceledException)
        {
            throw new IOException("The TLS handshake failed or took too long.", e);
        }
        finally
        {
            await input.CompleteAsync();
            await output.CompleteAsync();
            stream = encrypted;
            (input, output) = Pipes();
        }
        session.IsEncrypted = true;
        return null;
    }

    private (PipeReader, PipeWriter) Pipes() =>
        (PipeReader.Create(stream, new StreamPipeReaderOptions(leaveOpen: true, bufferSize: 16 * 1024)),
            PipeWriter.Create(stream, new StreamPipeWriterOptions(leaveOpen: true)));
}
