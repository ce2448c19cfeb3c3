using System.IO.Pipelines;

namespace ServiceDesk.Mail.Network;

/// <summary>A caller's token joined with a time limit on a clock that tests can set.</summary>
internal sealed class Deadline : IDisposable
{
    private readonly CancellationTokenSource timer;
    private readonly CancellationTokenSource joined;

    public Deadline(TimeSpan limit, TimeProvider time, CancellationToken cancellation)
    {
        timer = new CancellationTokenSource(limit, time);
        joined = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellation);
    }

    public CancellationToken Token => joined.Token;

    /// <summary>Sends what was written within a time limit, which runs only if the other end does not take it at once.</summary>
    public static async ValueTask FlushAsync(PipeWriter output, TimeSpan limit, TimeProvider time, CancellationToken cancellation)
    {
        using var deadline = new Deadline(Timeout.InfiniteTimeSpan, time, cancellation);
        var flush = output.FlushAsync(deadline.Token);
        if (!flush.IsCompleted)
            deadline.timer.CancelAfter(limit);
        await flush;
    }

    public void Dispose()
    {
        joined.Dispose();
        timer.Dispose();
    }
}
