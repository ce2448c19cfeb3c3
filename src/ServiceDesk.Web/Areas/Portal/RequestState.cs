using ServiceDesk.Guides;

namespace ServiceDesk.Web.Areas.Portal;

/// <summary>Where a request stands, in plain words for its requester; to be translated where it is shown.</summary>
public static class RequestState
{
    public static string Of(Phase phase) => phase switch
    {
        Phase.Pending => Texts.Key("Received"),
        Phase.Working => Texts.Key("In progress"),
        Phase.Waiting => Texts.Key("Waiting for your answer"),
        Phase.Deferred => Texts.Key("Put off"),
        Phase.Solved => Texts.Key("Solved, please check"),
        _ => Texts.Key("Done and closed"),
    };
}
