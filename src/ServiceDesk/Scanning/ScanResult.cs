using ServiceDesk.Tickets;

namespace ServiceDesk.Scanning;

/// <summary>What the scanner said of a file.</summary>
/// <param name="Finding">The name of what was found; null unless <see cref="FileCheck.Infected"/>.</param>
public sealed record ScanResult(FileCheck Check, string? Finding = null)
{
    public static readonly ScanResult Clean = new(FileCheck.Clean);
    public static readonly ScanResult TooLarge = new(FileCheck.TooLarge);
}
