using ServiceDesk.Database;

namespace ServiceDesk.Articles;

/// <summary>
/// The words by which an article is found. Case, accents and the commonest endings of a plural do not count; how rare a word is among
/// the articles does, so no list of words that mean nothing is needed for any language.
/// </summary>
public static class ArticleTerms
{
    private const int MostOfAnArticle = 400;
    private const int InTitle = 5;
    private const int MostInText = 5;

    /// <summary>Shorter ones are hardly ever what somebody looks for.</summary>
    private const int Shortest = 2;

    /// <summary>The words of an article with their weights: the title's count as five, a word of the text as often as it stands there, five at most.</summary>
    public static IReadOnlyList<(string Term, int Weight)> Of(string title, string text)
    {
        var weights = new Dictionary<string, int>();
        foreach (var term in Of(text, int.MaxValue))
            weights[term] = Math.Min(weights.GetValueOrDefault(term) + 1, MostInText);
        foreach (var term in Of(title, int.MaxValue).Distinct())
            weights[term] = weights.GetValueOrDefault(term) + InTitle;
        return [.. weights.OrderByDescending(x => x.Value).ThenBy(x => x.Key, StringComparer.Ordinal).Take(MostOfAnArticle).Select(x => (x.Key, x.Value))];
    }

    /// <summary>The words that somebody looks for, in their order.</summary>
    public static IReadOnlyList<string> Asked(string text, int most) => [.. Of(text, 10 * most).Distinct().Take(most)];

    private static IEnumerable<string> Of(string text, int most) =>
        FullText.Words(text, most).Where(x => x.Length >= Shortest).Select(Stem).Select(x => x.Length <= ArticleTerm.TermLength ? x : x[..ArticleTerm.TermLength]);

    // "printers" and "printer", "imprimantes" and "imprimante", "boxes" and "box", "journaux" and "journau": the same for both sides.
    private static string Stem(string word) => word switch
    {
        [.. { Length: >= 3 } stem, 'e', 's'] when stem[^1] is 's' or 'x' or 'z' => stem,
        [.. { Length: >= 3 } stem, 's' or 'x'] when stem[^1] is not 's' => stem,
        _ => word,
    };
}
