namespace ServiceDesk.Web.Commands;

/// <summary>One line on a terminal that is written over; nothing where there is no terminal.</summary>
public sealed class CommandProgress(TextWriter? terminal) : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private long? shownAt;

    public void Show(string text)
    {
        if (terminal is null || (shownAt is { } at && TimeProvider.System.GetElapsedTime(at) < Interval))
            return;
        shownAt = TimeProvider.System.GetTimestamp();
        terminal.Write($"\r\u001b[K{text}");
    }

    public void Dispose()
    {
        if (shownAt is not null)
            terminal?.Write("\r\u001b[K");
    }
}
