using ServiceDesk.Timers;

namespace ServiceDesk.Tickets;

/// <summary>What the virus scanner has said of a file.</summary>
public enum FileCheck
{
    /// <summary>Nothing: it was not asked, or has not answered yet.</summary>
    None = 0,
    Clean = 1,
    Infected = 2,

    /// <summary>It takes no file of that size.</summary>
    TooLarge = 3,
}

/// <remarks>
/// <code>
///   none ──due, asked──► clean
///    ▲ │ └─────────────► infected   for good: kept, shown by name, given to nobody
///    │ └── no answer: later
///    └──────a day later──┬
///                        too large
/// </code>
/// </remarks>
public sealed partial class Attachment
{
    public const int FindingLength = 200;

    public FileCheck Check { get; private set; }

    /// <summary>The scanner's name for what it found.</summary>
    public string? Finding { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime? CheckedAt { get; private set; }

    /// <summary>Names its row of due work; null: nothing is due.</summary>
    public Guid? CheckKey { get; private set; }

    /// <summary>Has the scanner asked, by a row of due work that is to be saved with this one.</summary>
    internal DueWork CheckAt(DateTime at)
    {
        var key = Guid.CreateVersion7();
        CheckKey = key;
        return new() { Key = key, TenantId = TenantId, Kind = WorkKind.CheckFile, DueAt = at };
    }

    internal void Checked(FileCheck check, string? finding, DateTime at) => (Check, Finding, CheckedAt, CheckKey) = (check, finding, at, null);

    /// <summary>Nobody is asked any more.</summary>
    internal void LeaveUnchecked() => CheckKey = null;
}
