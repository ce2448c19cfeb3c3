using NodaTime;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Guides;

namespace ServiceDesk.Tickets;

/// <summary>Reads from what is wanted of a ticket why it is put off or ended, and until when (C10).</summary>
internal static class DeferTicket
{
    /// <summary>At which hour of its day a review is due, where the desk is.</summary>
    private static readonly LocalTime ReviewTime = new(9, 0);

    /// <param name="phase">That the ticket will have.</param>
    /// <returns>Null where nothing is said of it, and the phase asks for nothing.</returns>
    /// <exception cref="TicketRuleException">There is no such reason, or the phase needs one.</exception>
    public static Deferral? Of(DeskDb db, Act act, Ticket ticket, TicketChanges changes, Phase phase, Catalog catalog)
    {
        var isAsked = changes.DeferralReasonId is not null || changes.ReviewOn is not null || changes.ReviewInDays is not null;
        var comesIn = phase == Phase.Deferred && ticket.Phase != Phase.Deferred;
        if ((!isAsked && !comesIn) || (phase != Phase.Deferred && phase.IsActive()))
            return null;
        var zone = DateTimeZoneProviders.Tzdb[db.Tenant.Info.TimeZone];
        // Why a ticket was put off is no reason to end it: that is said anew.
        var reason = changes.DeferralReasonId is { } id ? Chosen(catalog, id)
            : phase == Phase.Deferred || !ticket.IsActive ? catalog.DeferralReason(ticket.DeferralReasonId) : null;
        if (phase != Phase.Deferred)
            return new(reason, null, null);
        if (reason is null && catalog.DeferralReasons.Count > 0)
            throw new TicketRuleException("A ticket that is put off needs a reason: choose one.");
        var day = changes.ReviewOn ?? (changes.ReviewInDays is { } days ? DayOf(act.At, zone).AddDays(days) : null);
        return day is { } chosen
            ? new(reason, LocalDate.FromDateOnly(chosen).At(ReviewTime).InZoneLeniently(zone).ToDateTimeUtc(), chosen)
            : new(reason, ticket.ReviewAt, ticket.ReviewAt is { } kept ? DayOf(kept, zone) : null);
    }

    /// <summary>The day of an instant where the desk is.</summary>
    public static DateOnly DayOf(DateTime at, DateTimeZone zone) => Instant.FromDateTimeUtc(at).InZone(zone).Date.ToDateOnly();

    public static DateOnly DayOf(DateTime at, TenantInfo tenant) => DayOf(at, DateTimeZoneProviders.Tzdb[tenant.TimeZone]);

    private static GuideEntry? Chosen(Catalog catalog, long id) =>
        id == 0 ? null : catalog.DeferralReason(id) ?? throw new TicketRuleException($"There is no reason {id} here.");
}
