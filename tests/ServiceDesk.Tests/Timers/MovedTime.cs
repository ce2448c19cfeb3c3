namespace ServiceDesk.Tests.Timers;

/// <summary>A clock that tests move.</summary>
internal sealed class MovedTime(DateTimeOffset start) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = start;

    public override DateTimeOffset GetUtcNow() => Now;
}
