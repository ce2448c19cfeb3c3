namespace ServiceDesk.Mail.Mime;

/// <summary>Counts the parts of a message through all that is embedded in it.</summary>
internal sealed class PartCounter
{
    private int _count;

    public bool TryTake(int limit) => _count < limit && ++_count > 0;
}
