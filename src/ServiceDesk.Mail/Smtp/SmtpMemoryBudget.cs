namespace ServiceDesk.Mail.Smtp;

/// <summary>The bytes that messages may occupy in memory, over all connections of a receiver.</summary>
internal sealed class SmtpMemoryBudget(long bytes)
{
    private long left = bytes;

    /// <summary>What nobody occupies.</summary>
    public long Left => Interlocked.Read(ref left);

    /// <summary>Takes so many bytes; false when there are not enough left.</summary>
    public bool TryTake(long count)
    {
        if (Interlocked.Add(ref left, -count) >= 0)
            return true;
        Interlocked.Add(ref left, count);
        return false;
    }

    public void GiveBack(long count) => Interlocked.Add(ref left, count);
}
