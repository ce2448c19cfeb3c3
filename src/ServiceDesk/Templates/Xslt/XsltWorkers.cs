using Microsoft.Extensions.Logging;

namespace ServiceDesk.Templates.Xslt;

/// <summary>
/// Runs stylesheets in processes of their own, started when they are needed: in this process a template that calls itself without end
/// would end the whole desk, and one that loops could not be stopped.
/// </summary>
/// <remarks>
/// A worker runs one stylesheet at a time, whosever it is, and keeps nothing of it but the compiled stylesheet. One that takes too
/// long or too much is killed, and the next request gets a fresh one. The stylesheet that did it is refused for some minutes. Callers
/// above the number of workers wait in turn.
/// </remarks>
public sealed class XsltWorkers : IDisposable
{
    private readonly XsltWorkerCommand command;
    private readonly XsltWorkerSettings settings;
    private readonly TimeProvider time;
    private readonly ILogger<XsltWorkers> logger;
    private readonly RefusedStylesheets refused;
    private readonly SemaphoreSlim turns;
    private readonly ITimer sweep;
    private readonly Lock gate = new();
    private readonly List<XsltWorker> idle = [];
    private readonly HashSet<XsltWorker> all = [];
    private bool isDisposed;

    public XsltWorkers(XsltWorkerCommand command, XsltWorkerSettings settings, TimeProvider time, ILogger<XsltWorkers> logger)
    {
        (this.command, this.settings, this.time, this.logger) = (command, settings, time, logger);
        refused = new(settings.RefusedFor, time);
        turns = new(settings.Workers);
        sweep = time.CreateTimer(_ => EndIdle(), null, settings.IdleFor, settings.IdleFor);
    }

    /// <summary>Of the workers that run now.</summary>
    public IReadOnlyList<int> ProcessIds
    {
        get
        {
            lock (gate)
                return [.. all.Where(x => x.IsUsable).Select(x => x.ProcessId)];
        }
    }

    /// <param name="stylesheet">XSLT 1.0.</param>
    /// <param name="input">The document.</param>
    /// <param name="mostOutput">Characters.</param>
    /// <param name="cancellation">Ends the waiting, and the worker.</param>
    public Task<XsltOutcome> RunAsync(string stylesheet, string input, int mostOutput, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(stylesheet);
        ArgumentNullException.ThrowIfNull(input);
        return RunAsync(new WorkerRequest(WorkerRequest.HashOf(stylesheet), stylesheet, input, mostOutput), cancellation);
    }

    /// <summary>Compiles and does not run.</summary>
    public Task<XsltOutcome> CheckAsync(string stylesheet, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(stylesheet);
        return RunAsync(new WorkerRequest(WorkerRequest.HashOf(stylesheet), stylesheet, null, 0), cancellation);
    }

    private async Task<XsltOutcome> RunAsync(WorkerRequest request, CancellationToken cancellation)
    {
        await turns.WaitAsync(cancellation);
        try
        {
            if (refused.Find(request.Hash) is { } refusal)
                return XsltOutcome.Of(refusal);
            var outcome = await AskAsync(request, isFresh: false, cancellation);
            // Somebody ended the process, which is not the template's fault; if it happens again it may be.
            if (outcome.Failure is { Kind: XsltFailureKind.Died })
                outcome = await AskAsync(request, isFresh: true, cancellation);
            if (outcome.Failure is { EndsWorkers: true } failure)
                refused.Add(request.Hash, failure.Kind);
            return outcome;
        }
        finally
        {
            turns.Release();
        }
    }

    private async Task<XsltOutcome> AskAsync(WorkerRequest request, bool isFresh, CancellationToken cancellation)
    {
        var start = time.GetTimestamp();
        XsltWorker? worker = null;
        try
        {
            worker = await TakeAsync(isFresh, cancellation);
            start = time.GetTimestamp();
            return XsltOutcome.Of(await worker.AskAsync(request, settings.Limit, cancellation));
        }
        catch (WorkerLostException e)
        {
            var level = e.Kind == XsltFailureKind.NoWorker ? LogLevel.Error : LogLevel.Warning;
            logger.Log(level, "A template worker was lost ({Kind}) with the stylesheet {Hash}: {Problem}", e.Kind, request.Hash[..12], e.Message);
            return XsltOutcome.Of(new(e.Kind, e.Kind is XsltFailureKind.NoWorker or XsltFailureKind.Died ? e.Message : ""), time.GetElapsedTime(start));
        }
        finally
        {
            if (worker is not null)
                GiveBack(worker);
        }
    }

    private async Task<XsltWorker> TakeAsync(bool isFresh, CancellationToken cancellation)
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(isDisposed, this);
            // A fresh one takes the place of those that wait, lest there be too many.
            while (idle.Count > 0)
            {
                var last = idle[^1];
                idle.RemoveAt(idle.Count - 1);
                if (last.IsUsable && !isFresh)
                    return last;
                End(last);
            }
        }
        var worker = await XsltWorker.StartAsync(command, settings, time, cancellation);
        lock (gate)
        {
            if (!isDisposed)
            {
                all.Add(worker);
                return worker;
            }
        }
        worker.Dispose();
        throw new ObjectDisposedException(nameof(XsltWorkers));
    }

    private void GiveBack(XsltWorker worker)
    {
        lock (gate)
        {
            if (isDisposed || !worker.IsUsable)
            {
                End(worker);
                return;
            }
            worker.IdleSince = time.GetTimestamp();
            idle.Add(worker);
        }
    }

    private void EndIdle()
    {
        lock (gate)
            foreach (var worker in idle.Where(x => !x.IsUsable || time.GetElapsedTime(x.IdleSince) >= settings.IdleFor).ToList())
            {
                idle.Remove(worker);
                End(worker);
            }
    }

    private void End(XsltWorker worker)
    {
        all.Remove(worker);
        worker.Dispose();
    }

    public void Dispose()
    {
        sweep.Dispose();
        lock (gate)
        {
            isDisposed = true;
            // Those at work end their requests as lost; who asked gives them back.
            foreach (var worker in all)
                worker.Kill();
            foreach (var worker in idle.ToList())
                End(worker);
            idle.Clear();
        }
    }
}
