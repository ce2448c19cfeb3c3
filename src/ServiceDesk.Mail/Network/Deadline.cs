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

    public void Dispose()
    {
        joined.Dispose();
        timer.Dispose();
    }
}
