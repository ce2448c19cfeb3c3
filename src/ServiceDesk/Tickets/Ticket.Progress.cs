using ServiceDesk.Access;
using ServiceDesk.Guides;

namespace ServiceDesk.Tickets;

public sealed partial class Ticket
{
    /// <summary>Sets the status, and with it the phase and its facts.</summary>
    /// <returns>Whether anything changed.</returns>
    public bool SetStatus(Act act, Status status, string formerName)
    {
        if (status.Id == StatusId)
            return false;
        RefuseWhereMerged();
        var (reopened, former) = (!IsActive && status.Phase.IsActive(), Phase);
        Recount(() =>
        {
            (StatusId, Phase) = (status.Id, status.Phase);
            IsActive = status.Phase.IsActive();
        });
        ForgetDeferral(former);
        SolvedAt = IsActive ? null : SolvedAt ?? act.At;
        ClosedAt = Phase == Phase.Closed ? ClosedAt ?? act.At : null;
        Record(act, reopened ? Fact.Reopened : Fact.StatusChanged, formerName, status.Name);
        Touch(act.At);
        return true;
    }

    /// <summary>Says in the ticket that a timer has fired, and what kept it from doing all that it should.</summary>
    public void ReportTimer(Act act, string timer, string? problem) => Record(act with { Why = null }, Fact.TimerFired, timer, problem);

    /// <summary>Keeps what a rule, a scenario or a timer wants said to staff.</summary>
    public void NoteOfRule(Act act, string note) => Record(act, Fact.RuleNoted, to: note);

    /// <summary>
    /// The status that the desk moves to by itself when somebody has written: the first human answer of staff turns pending into
    /// working (C7); an answer of the requester's brings a waiting, solved or closed ticket back to work, unless it only says
    /// thanks (C12). What is spam stays ended, unless a colleague writes. Null: it stays.
    /// </summary>
    public Phase? PhaseAfter(Message message)
    {
        if (message.Kind == MessageKind.Note || message.AutomaticReason is not null || (message.IsThanks && !message.IsFromStaff))
            return null;
        if (IsSpam && !message.Author.IsStaff)
            return null;
        return (message.IsFromStaff, Phase) switch
        {
            (true, Phase.Pending) => Phase.Working,
            (false, Phase.Waiting or Phase.Solved or Phase.Closed) => Phase.Working,
            _ => null,
        };
    }
}
