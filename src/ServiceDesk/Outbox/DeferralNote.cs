using System.Globalization;

namespace ServiceDesk.Outbox;

/// <summary>What a mail tells a requester about a ticket that is put off or ended for a reason, in the requester's language.</summary>
/// <param name="Reason">The sentence of the reason, or its name; empty where none was given.</param>
/// <param name="Review">The day on which the ticket comes back; null for what has ended.</param>
public sealed record DeferralNote(string Reason, DateOnly? Review)
{
    private const string Format = "yyyy-MM-dd";

    /// <summary>As it is kept: the day on a line of its own, then the reason.</summary>
    public string Write() => $"{Review?.ToString(Format, CultureInfo.InvariantCulture)}\n{Reason}";

    public static DeferralNote? Read(string? text) => text?.Split('\n', 2) is [var day, var reason]
        ? new(reason, DateOnly.TryParseExact(day, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var review) ? review : null)
        : null;
}
