using System.Globalization;
using ServiceDesk.Access;
using ServiceDesk.Guides;

namespace ServiceDesk.Tickets;

public sealed partial class Ticket
{
    /// <summary>Why it was put off, or ended without being solved: an entry of the guide of deferral reasons.</summary>
    public long? DeferralReasonId { get; private set; }

    /// <summary>When a ticket that is put off comes back to work by itself; null in every phase but deferred.</summary>
    public DateTime? ReviewAt { get; private set; }

    /// <summary>Says why the ticket is put off or ended, and when it is looked at again; after its status was set.</summary>
    /// <returns>Whether anything changed.</returns>
    /// <exception cref="TicketRuleException">Something that the phase needs is missing.</exception>
    public bool Defer(Act act, Deferral deferral)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(deferral);
        var review = Phase == Phase.Deferred ? deferral.ReviewAt : null;
        if (IsActive && Phase != Phase.Deferred)
            return false;
        if (Phase == Phase.Deferred && review is null)
            throw new TicketRuleException("A ticket that is put off needs a review date: say when it is looked at again.");
        if (review != ReviewAt && review <= act.At)
            throw new TicketRuleException("The review date has to lie ahead.");
        if (review > act.At + Deferral.Longest)
            throw new TicketRuleException("The review date lies too far ahead: ten years at most.");
        if (deferral.Reason?.Id == DeferralReasonId && review == ReviewAt)
            return false;
        (DeferralReasonId, ReviewAt) = (deferral.Reason?.Id, review);
        Record(act, Fact.Deferred, deferral.Reason?.Name, review is null ? null : deferral.ReviewDay?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        return true;
    }

    /// <summary>Says in the ticket that its review was due.</summary>
    public void ReportReview(Act act, string reason) => Record(act with { Why = null }, Fact.Reviewed, to: reason);

    // A reason holds as long as the ticket stays put off, or ended.
    private void ForgetDeferral(Phase former)
    {
        if (former != Phase && (IsActive || former.IsActive()))
            (DeferralReasonId, ReviewAt) = (null, null);
    }
}

/// <summary>Why a ticket is put off or ended, and until when.</summary>
/// <param name="Reason">Null: none was given.</param>
/// <param name="ReviewAt">Null for what has ended.</param>
/// <param name="ReviewDay">The day of the review where the desk is.</param>
public sealed record Deferral(GuideEntry? Reason, DateTime? ReviewAt, DateOnly? ReviewDay)
{
    public static readonly TimeSpan Longest = TimeSpan.FromDays(3653);
}
