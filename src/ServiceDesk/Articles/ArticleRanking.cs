namespace ServiceDesk.Articles;

/// <summary>That an article holds a word.</summary>
public sealed record ArticleMatch(long ArticleId, string Term, int Weight);

/// <summary>Puts articles in order by how well they answer: rare words count more than common ones, repetition soon counts no more.</summary>
internal static class ArticleRanking
{
    private const double Saturation = 4;

    /// <param name="terms">The words of the question; a match with another word is one of a beginning, for the last of them.</param>
    /// <param name="least">How many of them an article must hold.</param>
    /// <returns>The articles' ids, the best first.</returns>
    public static IEnumerable<long> Of(IReadOnlyList<ArticleMatch> matches, IReadOnlyList<string> terms, int least)
    {
        var asked = terms.ToHashSet();
        var holders = matches.GroupBy(x => x.Term).ToDictionary(x => x.Key, x => x.Count());
        return matches.GroupBy(x => x.ArticleId)
            .Select(x => (Id: x.Key, Held: x.Select(match => asked.Contains(match.Term) ? match.Term : terms[^1]).Distinct().Count(), Score: x.Sum(Score)))
            .Where(x => x.Held >= least)
            .OrderByDescending(x => x.Score).ThenBy(x => x.Id).Select(x => x.Id);

        double Score(ArticleMatch match) => match.Weight / (match.Weight + Saturation) / (1 + Math.Log(holders[match.Term])) * (asked.Contains(match.Term) ? 1 : 0.5);
    }
}
