using ServiceDesk.Guides;

namespace ServiceDesk.Web.Areas.Admin.Guides;

/// <summary>What each phase means, to be translated where it is shown.</summary>
public static class PhaseWords
{
    public static string Of(Phase phase) => phase switch
    {
        Phase.Pending => Texts.Key("Pending: nobody has started yet"),
        Phase.Working => Texts.Key("Working: somebody is at it"),
        Phase.Waiting => Texts.Key("Waiting: the requester has to answer"),
        Phase.Deferred => Texts.Key("Deferred: put off, with a review date"),
        Phase.Solved => Texts.Key("Solved: the requester may still say that it is not"),
        Phase.Closed => Texts.Key("Closed: it has ended"),
        _ => throw new ArgumentOutOfRangeException(nameof(phase), phase, "There is no such phase."),
    };
}
