namespace ServiceDesk.Mail.Network;

internal sealed partial class MailConnection
{
    /// <summary>
    /// A read that was begun while nobody knew whether anything would come. It is never cancelled, for a cancelled read of
    /// an encrypted stream may lose bytes; the next read of a line takes over what it brings.
    /// </summary>
    private Task<int>? begun;

    /// <summary>Waits for the server to say something unasked; what it says is there for the next read.</summary>
    /// <param name="most">How long; unlike elsewhere its end is no failure.</param>
    /// <param name="awaited">What is waited for, for messages.</param>
    /// <returns>False when the time is over and nothing came; the connection can be used all the same.</returns>
    public async ValueTask<bool> WaitForInputAsync(TimeSpan most, string awaited, CancellationToken cancellation)
    {
        if (start != end)
            return true;
        if (begun is null)
        {
            MakeRoom();
            begun = stream.ReadAsync(buffer.AsMemory(end), CancellationToken.None).AsTask();
        }
        try
        {
            await begun.WaitAsync(most, time, cancellation);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
        catch (Exception e)
        {
            throw Explain(e, awaited, null, cancellation);
        }
    }

    private async ValueTask<int> ReceiveAsync(CancellationToken cancellation)
    {
        if (begun is null)
        {
            MakeRoom();
            return await stream.ReadAsync(buffer.AsMemory(end), cancellation);
        }
        var read = await begun.WaitAsync(cancellation);
        begun = null;
        return read;
    }
}
