using ServiceDesk.Notifications;

namespace ServiceDesk.Web.Profile.Notices;

/// <param name="Events">Of which the desk tells its staff, with how the person hears of each.</param>
public sealed record NoticesModel(IReadOnlyList<(NotifiedEvent Event, NoticeWays Ways)> Events, int? SummaryHour);

public sealed class NoticesForm
{
    /// <summary>The keys of the events that the page has shown.</summary>
    public List<string> Shown { get; init; } = [];

    /// <summary>The keys of those that come by mail.</summary>
    public List<string> Mail { get; init; } = [];

    /// <summary>The keys of those that ring the bell.</summary>
    public List<string> Bell { get; init; } = [];

    public int? SummaryHour { get; init; }

    internal NoticeInput Input => new(
        Shown.Distinct().ToDictionary(x => x, x => (Mail.Contains(x) ? NoticeWays.Mail : NoticeWays.None) | (Bell.Contains(x) ? NoticeWays.Bell : NoticeWays.None)), SummaryHour);
}
