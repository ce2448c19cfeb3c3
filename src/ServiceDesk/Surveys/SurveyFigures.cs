using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;

namespace ServiceDesk.Surveys;

/// <summary>By what results are parted.</summary>
public enum SurveyGrouping
{
    /// <summary>Whoever had the ticket.</summary>
    Agent = 0,
    Group = 1,
    Queue = 2,
    Month = 3,
}

/// <summary>What was answered on one scale.</summary>
/// <param name="Key">Of a person, a group or a queue; a month as in <see cref="SurveyAnswer.Month"/>; null: nobody's.</param>
/// <param name="Mean">Of the ratings; null: nobody has rated.</param>
/// <param name="Unresolved">How many said that it is not resolved.</param>
public sealed record SurveyResult(long? Key, int Of, int Asked, int Rated, double? Mean, int Unresolved, int Ones, int Twos, int Threes, int Fours, int Fives)
{
    /// <summary>How many chose each icon, worst first.</summary>
    public IReadOnlyList<int> Counts => Of == 3 ? [Ones, Twos, Threes] : [Ones, Twos, Threes, Fours, Fives];

    /// <summary>Of several of one scale.</summary>
    public static SurveyResult Together(IReadOnlyList<SurveyResult> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        var rated = results.Sum(x => x.Rated);
        return new(null, results[0].Of, results.Sum(x => x.Asked), rated, rated == 0 ? null : results.Sum(x => (x.Mean ?? 0) * x.Rated) / rated, results.Sum(x => x.Unresolved),
            results.Sum(x => x.Ones), results.Sum(x => x.Twos), results.Sum(x => x.Threes), results.Sum(x => x.Fours), results.Sum(x => x.Fives));
    }
}

/// <summary>Counts and means, computed by the database from its index alone.</summary>
public sealed class SurveyFigures(DeskDb db)
{
    /// <param name="by">By what they are parted.</param>
    /// <param name="from">The first month, as 202601.</param>
    /// <param name="to">The last one.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>In no order; for each key one of each scale that was asked with.</returns>
    public Task<List<SurveyResult>> ReadAsync(SurveyGrouping by, int from, int to, CancellationToken cancellation) => Results(by, from, to).ToListAsync(cancellation);

    internal IQueryable<SurveyResult> Results(SurveyGrouping by, int from, int to)
    {
        var rows = db.SurveyAnswers.AsNoTracking().Where(x => x.Month >= from && x.Month <= to);
        var keyed = by switch
        {
            SurveyGrouping.Agent => rows.Select(x => new Row { Key = x.AssigneeId, Of = x.Of, Rating = x.Rating, UnresolvedAt = x.UnresolvedAt }),
            SurveyGrouping.Group => rows.Select(x => new Row { Key = x.GroupId, Of = x.Of, Rating = x.Rating, UnresolvedAt = x.UnresolvedAt }),
            SurveyGrouping.Queue => rows.Select(x => new Row { Key = x.QueueId, Of = x.Of, Rating = x.Rating, UnresolvedAt = x.UnresolvedAt }),
            _ => rows.Select(x => new Row { Key = x.Month, Of = x.Of, Rating = x.Rating, UnresolvedAt = x.UnresolvedAt }),
        };
        return keyed.GroupBy(x => new { x.Key, x.Of }).Select(x => new SurveyResult(
            x.Key.Key, x.Key.Of, x.Count(), x.Count(y => y.Rating != null), x.Average(y => (double?)y.Rating), x.Count(y => y.UnresolvedAt != null),
            x.Count(y => y.Rating == 1), x.Count(y => y.Rating == 2), x.Count(y => y.Rating == 3), x.Count(y => y.Rating == 4), x.Count(y => y.Rating == 5)));
    }

    private sealed class Row
    {
        public long? Key { get; init; }
        public int Of { get; init; }
        public int? Rating { get; init; }
        public DateTime? UnresolvedAt { get; init; }
    }
}
