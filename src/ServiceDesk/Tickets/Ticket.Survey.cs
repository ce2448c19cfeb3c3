using ServiceDesk.Access;

namespace ServiceDesk.Tickets;

public sealed partial class Ticket
{
    /// <summary>Says how the requester has rated the work, as <c>4/5</c>.</summary>
    internal void ReportRating(Act act, string? former, string rating) => Record(act, Fact.Rated, former, rating);

    internal void ReportSurveyComment(Act act, string comment) => Record(act, Fact.RatingCommented, to: comment);

    internal void ReportUnresolved(Act act) => Record(act, Fact.ToldUnresolved);
}
