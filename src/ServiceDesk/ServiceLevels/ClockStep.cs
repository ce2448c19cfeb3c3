using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.Tickets;

namespace ServiceDesk.ServiceLevels;

/// <summary>What happened to a ticket, and what its clocks make of it.</summary>
/// <param name="Level">The one that counts now; null: none does.</param>
/// <param name="IsChosen">It was chosen in this act; else the clocks keep what they were promised.</param>
/// <param name="Message">What was written; null: nothing.</param>
internal sealed record ClockStep(Act Act, Ticket Ticket, ClockLedger Ledger, Catalog Catalog, CompiledLevel? Level, bool IsChosen, Message? Message)
{
    private bool IsPaused => Ticket.Phase is Phase.Waiting or Phase.Deferred;

    private bool Answers => Message is { Kind: MessageKind.Public, IsFromStaff: true, AutomaticReason: null } && Message.Author.Id != Ticket.RequesterId;

    private bool Asks => Message is { Kind: MessageKind.Public, IsFromStaff: false, AutomaticReason: null, IsThanks: false };

    /// <summary>Writes what happened to the clock of a target.</summary>
    /// <returns>The clock afterwards; null: there is none.</returns>
    public ServiceClock? Follow(ServiceTarget target, LevelBook book)
    {
        var clock = Ledger.Clock(target, Catalog);
        if (WantedState(target, clock) is not { } wanted)
            return clock;
        var isOpen = wanted is ClockState.Running or ClockState.Paused;
        var terms = Level?.Terms(target, Catalog) ?? new ClockTerms(null, null, null, null, Catalog.CalendarFor(null).Id);
        if (clock is null || (target == ServiceTarget.NextResponse && !clock.IsOpen && isOpen))
        {
            // Where no level promises it to anybody, nothing is counted.
            if (!isOpen || !(IsChosen || target == ServiceTarget.NextResponse) || (terms.Minutes is null && !book.Promises(target)))
                return clock;
            clock = Ledger.Clock(Ledger.Start(Act.At, target, terms), Catalog)!;
        }
        else if (isOpen && !clock.Terms.IsSamePromise(terms) && (IsChosen || clock.Terms.LevelId != terms.LevelId))
            clock = Append(clock, ClockEvent.Retarget, terms);
        return wanted == clock.State ? clock : Append(clock, wanted switch
        {
            ClockState.Running => ClockEvent.Resume,
            ClockState.Paused => ClockEvent.Pause,
            ClockState.Fulfilled => ClockEvent.Fulfil,
            _ => ClockEvent.Cancel,
        });
    }

    /// <summary>What the clock waits for next: the warning, where something is to be done then, or that the time is up.</summary>
    public ClockWait? WaitOf(ServiceClock clock)
    {
        if (clock.BreachedAt is not null || clock.InstantOf(TimeSpan.FromMinutes(clock.Terms.Minutes!.Value)) is not { } due)
            return null;
        if (clock.WarnedAt is null && Level is { Definition.Warning.Count: > 0 } && due > Act.At
            && clock.Terms.WarnMinutes is { } warn && clock.InstantOf(TimeSpan.FromMinutes(warn)) is { } warning)
            return new(clock, ClockAlarm.Warning, UtcClock.Cut(warning), Level.Warning);
        return new(clock, ClockAlarm.Breach, UtcClock.Cut(due), Level?.Breach ?? "[]");
    }

    private ServiceClock Append(ServiceClock clock, ClockEvent what, ClockTerms? terms = null)
    {
        Ledger.Append(clock, what, Act.At, terms);
        return Ledger.Clock(clock.Id, Catalog)!;
    }

    // Null: whatever it was.
    private ClockState? WantedState(ServiceTarget target, ServiceClock? clock) => target switch
    {
        _ when Ticket.IsInTrash => clock is { IsOpen: true } ? ClockState.Paused : null,
        // What was reached before the merge was reached; what was open is the other ticket's matter.
        _ when Ticket.IsMerged => clock is { IsOpen: true } ? ClockState.Cancelled : null,
        ServiceTarget.FirstResponse => OfFirstResponse(clock),
        ServiceTarget.NextResponse => OfNextResponse(clock),
        _ => OfResolution(),
    };

    // A status alone does not make somebody wait who has heard nothing yet: only an answer ends it.
    private ClockState? OfFirstResponse(ServiceClock? clock)
    {
        if (Ticket.FirstReplyAt is not null)
            return clock is { IsOpen: true } ? ClockState.Fulfilled : null;
        return Ticket.IsActive ? ClockState.Running : ClockState.Cancelled;
    }

    private ClockState? OfNextResponse(ServiceClock? clock)
    {
        var open = IsPaused ? ClockState.Paused : ClockState.Running;
        if (clock is { IsOpen: true })
            return Answers ? ClockState.Fulfilled : Ticket.IsActive ? open : ClockState.Cancelled;
        // Until staff have answered once, that is the matter of the first response.
        return Asks && Ticket is { IsActive: true, FirstReplyAt: not null } ? open : null;
    }

    private ClockState OfResolution() => Ticket.IsSpam ? ClockState.Cancelled
        : !Ticket.IsActive ? ClockState.Fulfilled
        : IsPaused ? ClockState.Paused : ClockState.Running;
}
