using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using ServiceDesk.Mail.Network;

namespace ServiceDesk.Mail.Smtp;

/// <summary>
/// Takes mail over SMTP (RFC 5321) or LMTP (RFC 2033) from mail servers nearby and gives it to a handler. 250 is said only after the handler
/// has taken the message over; whatever goes wrong before leaves the message with the client.
/// </summary>
/// <remarks>Started once; what it has to do for each connection is in <c>SmtpReceiverConnection</c>.</remarks>
public sealed class SmtpReceiver : IAsyncDisposable
{
    private readonly ISmtpMailHandler handler;
    private readonly ILogger logger;
    private readonly TimeProvider time;
    private readonly TcpListener listener;
    private readonly CancellationTokenSource stopping = new();
    private readonly CancellationTokenSource aborting = new();
    private readonly SemaphoreSlim processing;
    private readonly SemaphoreSlim ending = new(1, 1);
    private readonly Lock gate = new();
    private readonly HashSet<Task> running = [];
    private readonly Dictionary<IPAddress, int> connectionsByAddress = [];
    private Task accepting = Task.CompletedTask;
    private bool isDisposed;
    private bool isReleased;

    /// <summary>Prepares a receiver; nothing is bound before <see cref="Start"/>.</summary>
    public SmtpReceiver(SmtpReceiverOptions options, ISmtpMailHandler handler, ILogger<SmtpReceiver> logger, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        Options = options;
        this.handler = handler;
        this.logger = logger;
        this.time = time;
        listener = new TcpListener(options.Address, options.Port);
        processing = new SemaphoreSlim(options.MaxMessagesInProcessing);
        Memory = new SmtpMemoryBudget(options.MaxBytesInMemory);
    }

    /// <summary>What it was made with.</summary>
    public SmtpReceiverOptions Options { get; }

    /// <summary>What all messages share that are coming in or being worked on.</summary>
    internal SmtpMemoryBudget Memory { get; }

    /// <summary>The port that it listens on, once started.</summary>
    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Binds the port and takes connections from now on.</summary>
    /// <exception cref="SocketException">The port is taken or not allowed.</exception>
    public void Start()
    {
        listener.Start();
        accepting = AcceptAsync();
        logger.LogInformation("{Protocol} receiver listens on {Address}:{Port}", Options.Protocol, Options.Address, Port);
    }

    /// <summary>
    /// Takes no more connections, lets messages that are being sent or worked on come to their end, and says 421 to
    /// everybody else. When the token ends, what is left is cut off without a reply: its clients will send it again.
    /// </summary>
    public async Task StopAsync(CancellationToken cancellation)
    {
        // A host that is disposed while it stops asks for both, in either order and at once.
        await ending.WaitAsync(CancellationToken.None);
        try
        {
            if (!isReleased)
                await EndAsync(cancellation);
        }
        finally
        {
            ending.Release();
        }
    }

    private async Task EndAsync(CancellationToken cancellation)
    {
        await stopping.CancelAsync();
        listener.Stop();
        await accepting;
        Task all;
        lock (gate)
            all = Task.WhenAll(running);
        try
        {
            await all.WaitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            await aborting.CancelAsync();
            await all;
        }
    }

    /// <summary>Stops at once.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref isDisposed, true))
            return;
        // Whoever stops with patience has none any more.
        await aborting.CancelAsync();
        await StopAsync(new CancellationToken(canceled: true));
        await ending.WaitAsync();
        isReleased = true;
        ending.Release();
        listener.Dispose();
        processing.Dispose();
        stopping.Dispose();
        aborting.Dispose();
    }

    /// <summary>Waits for a place among the messages in processing and has the handler take this one.</summary>
    /// <returns>One reply, or with LMTP one for each recipient.</returns>
    internal async ValueTask<IReadOnlyList<SmtpReply>> ProcessAsync(SmtpEnvelope envelope, SmtpMessage message)
    {
        var count = Options.Protocol == SmtpReceiverProtocol.Lmtp ? envelope.Recipients.Count : 1;
        try
        {
            using var deadline = new Deadline(Options.IdleTimeout, time, aborting.Token);
            await processing.WaitAsync(deadline.Token);
        }
        catch (OperationCanceledException) when (!aborting.IsCancellationRequested)
        {
            logger.LogWarning("No place for a message from {Sender} within {Limit}: all {Count} are taken",
                envelope.Sender, Options.IdleTimeout, Options.MaxMessagesInProcessing);
            return [.. Enumerable.Repeat(new SmtpReply(451, "4.3.2", "too busy, try again later"), count)];
        }
        try
        {
            return await GuardAsync(() => TakeAsync(envelope, message), count, "message");
        }
        finally
        {
            processing.Release();
        }
    }

    internal async ValueTask<SmtpReply> RecipientAsync(SmtpEnvelope envelope, string address) =>
        (await GuardAsync(async () => [await handler.RecipientAsync(envelope, address, aborting.Token)], 1, "recipient"))[0];

    /// <summary>The message could not be kept until its end came.</summary>
    internal SmtpReply CannotKeep(Exception failure)
    {
        logger.LogError(failure, "A message could not be written to {Directory}; the client was told to try again later", Options.TemporaryDirectory);
        return new SmtpReply(452, "4.3.1", "no room for the message, try again later");
    }

    private async ValueTask<IReadOnlyList<SmtpReply>> TakeAsync(SmtpEnvelope envelope, SmtpMessage message) =>
        Options.Protocol == SmtpReceiverProtocol.Lmtp
            ? await handler.DeliverAsync(envelope, message, aborting.Token)
            : [await handler.MessageAsync(envelope, message, aborting.Token)];

    private async ValueTask<IReadOnlyList<SmtpReply>> GuardAsync(Func<ValueTask<IReadOnlyList<SmtpReply>>> answer, int count, string what)
    {
        try
        {
            // A handler that does not heed its token must not keep us from stopping.
            var replies = await answer().AsTask().WaitAsync(aborting.Token);
            if (replies.Count != count)
                throw new InvalidOperationException($"The handler gave {replies.Count} replies where {count} were expected, one for each recipient.");
            return replies.FirstOrDefault(r => !(r.IsPositive || r.IsTemporary || r.IsPermanent)) is { } odd
                ? throw new InvalidOperationException($"The handler answered '{odd}' where 2xx, 4xx or 5xx was expected.")
                : replies;
        }
        catch (Exception e) when (!aborting.IsCancellationRequested)
        {
            logger.LogError(e, "The handler failed on a {What}; the client was told to try again later", what);
            return [.. Enumerable.Repeat(new SmtpReply(451, "4.3.0", "internal error, try again later"), count)];
        }
    }

    private async Task AcceptAsync()
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                var socket = await listener.AcceptSocketAsync(stopping.Token);
                var serving = ServeAsync(socket);
                lock (gate)
                    running.Add(serving);
                _ = serving.ContinueWith(Forget, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (SocketException e) when (!stopping.IsCancellationRequested)
            {
                logger.LogWarning(e, "A connection could not be accepted");
                await Task.Delay(TimeSpan.FromMilliseconds(100), time, stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (SocketException)
            {
                return;
            }
        }
    }

    private void Forget(Task serving)
    {
        lock (gate)
            running.Remove(serving);
    }

    private async Task ServeAsync(Socket socket)
    {
        await Task.Yield();
        IPEndPoint? remote = null;
        try
        {
            using var open = socket;
            remote = (IPEndPoint)socket.RemoteEndPoint!;
            var refusal = Enter(remote.Address);
            await using var connection = new SmtpReceiverConnection(this, socket, remote, time, stopping.Token, aborting.Token);
            await connection.RunAsync(refusal);
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException)
        {
            logger.LogDebug(e, "The connection from {Remote} ended early", remote);
        }
        catch (Exception e)
        {
            logger.LogError(e, "The connection from {Remote} failed", remote);
        }
        finally
        {
            Leave(remote?.Address);
        }
    }

    private SmtpReply? Enter(IPAddress address)
    {
        lock (gate)
        {
            var ofAddress = connectionsByAddress[address] = connectionsByAddress.GetValueOrDefault(address) + 1;
            if (connectionsByAddress.Values.Sum() > Options.MaxConnections)
                return new SmtpReply(421, "4.3.2", $"{Options.ServerName} has too many connections, try again later");
            if (ofAddress > Options.MaxConnectionsPerAddress)
                return new SmtpReply(421, "4.7.0", $"{Options.ServerName} has too many connections from {address}, try again later");
            return null;
        }
    }

    private void Leave(IPAddress? address)
    {
        lock (gate)
        {
            if (address is not null && --connectionsByAddress[address] == 0)
                connectionsByAddress.Remove(address);
        }
    }
}
