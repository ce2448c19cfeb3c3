using System.Diagnostics;

namespace ServiceDesk.Templates.Xslt;

/// <summary>A worker's process, seen from the desk. It takes one request at a time; after a loss it is of no more use.</summary>
internal sealed class XsltWorker : IDisposable
{
    private const int MostLastWords = 500;
    private const int MostKnown = 1000;

    private readonly Process process;
    private readonly Stream input;
    private readonly Stream output;
    private readonly TimeProvider time;
    private readonly Lock gate = new();
    private readonly Task<string> lastWords;

    /// <summary>What it has compiled, and perhaps forgotten since: then it says so.</summary>
    private readonly HashSet<string> known = [];

    private XsltWorker(Process process, TimeProvider time)
    {
        (this.process, this.time) = (process, time);
        (input, output) = (process.StandardInput.BaseStream, process.StandardOutput.BaseStream);
        lastWords = ReadLastWordsAsync(process.StandardError);
    }

    public int ProcessId => process.Id;

    public bool IsUsable => !IsLost && !process.HasExited;

    /// <summary>Of <see cref="TimeProvider.GetTimestamp"/>.</summary>
    public long IdleSince { get; set; }

    private bool IsLost { get; set; }
    private bool IsDisposed { get; set; }

    /// <exception cref="WorkerLostException">It did not start, or speaks no frames.</exception>
    public static async Task<XsltWorker> StartAsync(XsltWorkerCommand command, XsltWorkerSettings settings, TimeProvider time, CancellationToken cancellation)
    {
        XsltWorker worker;
        try
        {
            worker = new(XsltWorkerStart.Launch(command, settings), time);
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or InvalidOperationException)
        {
            throw new WorkerLostException(XsltFailureKind.NoWorker, e.Message, e);
        }
        try
        {
            var answer = await worker.WithinAsync(settings.StartLimit, () => worker.ReceiveAsync(), cancellation);
            return answer.Status == WorkerStatus.Ready ? worker : throw new InvalidDataException($"A worker said {answer.Status} at its start.");
        }
        catch (Exception e)
        {
            worker.Dispose();
            if (e is WorkerLostException or InvalidDataException)
                throw new WorkerLostException(XsltFailureKind.NoWorker, e.Message, e);
            throw;
        }
    }

    /// <param name="request">With its stylesheet.</param>
    /// <param name="limit">After it the process is killed.</param>
    /// <param name="cancellation">Kills it too.</param>
    /// <exception cref="WorkerLostException">It ended, was ended, or spoke nonsense.</exception>
    public Task<WorkerAnswer> AskAsync(WorkerRequest request, TimeSpan limit, CancellationToken cancellation) => WithinAsync(limit, async () =>
    {
        var answer = await SendAsync(known.Contains(request.Hash) ? request with { Stylesheet = null } : request);
        if (answer.Status == WorkerStatus.Unknown)
            answer = await SendAsync(request);
        if (answer.Status is WorkerStatus.Unknown or WorkerStatus.Ready)
            throw new InvalidDataException($"A worker answered {answer.Status} to a stylesheet.");
        if (known.Count >= MostKnown)
            known.Clear();
        if (answer.Status is WorkerStatus.Done or WorkerStatus.Failed or WorkerStatus.TooLong)
            known.Add(request.Hash);
        IsLost |= answer.Status == WorkerStatus.OutOfMemory;
        return answer;
    }, cancellation);

    private async Task<WorkerAnswer> SendAsync(WorkerRequest request)
    {
        await input.WriteAsync(request.ToFrame());
        return await ReceiveAsync();
    }

    private async Task<WorkerAnswer> ReceiveAsync() => WorkerAnswer.Of(await WorkerFrame.ReadAsync(output));

    private async Task<WorkerAnswer> WithinAsync(TimeSpan limit, Func<Task<WorkerAnswer>> work, CancellationToken cancellation)
    {
        using var clock = new CancellationTokenSource(limit, time);
        await using var atLimit = clock.Token.Register(Kill);
        await using var atCancellation = cancellation.Register(Kill);
        try
        {
            return await work();
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            Kill();
            cancellation.ThrowIfCancellationRequested();
            var words = await lastWords;
            throw new WorkerLostException(KindOf(clock.IsCancellationRequested, words), words.Length > 0 ? words : e.Message, e);
        }
    }

    private static XsltFailureKind KindOf(bool isLate, string words) => words switch
    {
        _ when words.Contains("Stack overflow", StringComparison.Ordinal) => XsltFailureKind.Recursion,
        _ when words.Contains("Out of memory", StringComparison.OrdinalIgnoreCase) || words.Contains("OutOfMemory", StringComparison.Ordinal) => XsltFailureKind.Memory,
        _ => isLate ? XsltFailureKind.Time : XsltFailureKind.Died,
    };

    /// <summary>The beginning of what the runtime says when it ends; a worker itself writes nothing there.</summary>
    private async Task<string> ReadLastWordsAsync(StreamReader errors)
    {
        using var _ = errors;
        var words = new System.Text.StringBuilder();
        var buffer = new char[1024];
        while (await errors.ReadAsync(buffer) is > 0 and var read)
        {
            if (words.Length < MostLastWords)
                words.Append(buffer, 0, Math.Min(read, MostLastWords - words.Length));
            // Its trace of a hundred thousand calls would take longer than the template did.
            if (words.Length < MostLastWords && words.ToString().Contains("Stack overflow", StringComparison.Ordinal))
                Kill();
        }
        return words.ToString().Trim();
    }

    public void Kill()
    {
        lock (gate)
        {
            IsLost = true;
            if (!IsDisposed)
                process.Kill();
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            if (IsDisposed)
                return;
            process.Kill();
            process.Dispose();
            (IsLost, IsDisposed) = (true, true);
        }
        // The process closes neither; what it says last is read to its end, which is now.
        input.Dispose();
        output.Dispose();
    }
}

/// <summary>A worker is gone.</summary>
internal sealed class WorkerLostException(XsltFailureKind kind, string message, Exception inner) : Exception(message, inner)
{
    public XsltFailureKind Kind => kind;
}
