using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;

namespace ServiceDesk.Articles;

/// <summary>An article in a list for readers.</summary>
public sealed record ArticleLine(long Id, string Title, long? CategoryId);

/// <summary>An article that was found.</summary>
/// <param name="Beginning">Its first words.</param>
public sealed record FoundArticle(long Id, string Title, string Beginning);

/// <summary>A published version.</summary>
public sealed record PublishedArticle(long Id, string Title, string Text, long? CategoryId, Audience Audience, DateTime PublishedAt);

/// <summary>What readers see: published versions, of the articles that they may read.</summary>
public sealed class ArticleReader(DeskDb db)
{
    private const int MostLines = 1000;
    private const int MostFound = 25;
    private const int MostTerms = 24;

    /// <summary>Rows that are ranked for one question; of more, those of the words that weigh most.</summary>
    private const int MostMatches = 5000;
    private const int BeginningLength = 180;

    /// <summary>By title.</summary>
    public Task<List<ArticleLine>> ListAsync(Audience reader, CancellationToken cancellation) => Published(reader)
        .OrderBy(x => x.PublishedTitle).ThenBy(x => x.Id).Take(MostLines).Select(x => new ArticleLine(x.Id, x.PublishedTitle!, x.CategoryId)).ToListAsync(cancellation);

    public Task<PublishedArticle?> FindAsync(Audience reader, long id, CancellationToken cancellation) => Published(reader).Where(x => x.Id == id)
        .Select(x => new PublishedArticle(
            x.Id, x.PublishedTitle!, x.Versions.Single(version => version.Number == x.Published).Text, x.CategoryId, x.Audience, x.PublishedAt!.Value))
        .SingleOrDefaultAsync(cancellation);

    /// <summary>Articles that hold most of the words of a question, the best first; its last word counts as a beginning.</summary>
    public async Task<IReadOnlyList<FoundArticle>> SearchAsync(Audience reader, string question, CancellationToken cancellation)
    {
        var terms = ArticleTerms.Asked(question, MostTerms);
        if (terms.Count == 0)
            return [];
        var matches = await MatchesAsync(reader, terms, terms[^1], cancellation);
        return await ShowAsync(ArticleRanking.Of(matches, terms, least: (terms.Count + 1) / 2).Take(MostFound), cancellation);
    }

    /// <summary>Articles that may answer what somebody is writing: those that share at least two words with it, or its only one.</summary>
    public async Task<IReadOnlyList<FoundArticle>> SuggestAsync(Audience reader, string writing, int most, CancellationToken cancellation)
    {
        var terms = ArticleTerms.Asked(writing, MostTerms);
        if (terms.Count == 0)
            return [];
        var matches = await MatchesAsync(reader, terms, null, cancellation);
        return await ShowAsync(ArticleRanking.Of(matches, terms, least: Math.Min(2, terms.Count)).Take(most), cancellation);
    }

    internal IQueryable<ArticleMatch> Matches(Audience reader, IReadOnlyList<string> terms, string? beginning)
    {
        var rows = beginning is null
            ? db.ArticleTerms.Where(x => terms.Contains(x.Term))
            : db.ArticleTerms.Where(x => terms.Contains(x.Term) || x.Term.StartsWith(beginning));
        return rows.Where(x => x.Article.Published != null && x.Article.ArchivedAt == null && x.Article.Audience <= reader)
            .OrderByDescending(x => x.Weight).ThenBy(x => x.ArticleId).Take(MostMatches).Select(x => new ArticleMatch(x.ArticleId, x.Term, x.Weight));
    }

    private Task<List<ArticleMatch>> MatchesAsync(Audience reader, IReadOnlyList<string> terms, string? beginning, CancellationToken cancellation) =>
        Matches(reader, terms, beginning).ToListAsync(cancellation);

    private async Task<IReadOnlyList<FoundArticle>> ShowAsync(IEnumerable<long> ranked, CancellationToken cancellation)
    {
        List<long> ids = [.. ranked];
        if (ids.Count == 0)
            return [];
        var found = await db.Articles.AsNoTracking().Where(x => ids.Contains(x.Id))
            .Select(x => new { x.Id, Title = x.PublishedTitle!, x.Versions.Single(version => version.Number == x.Published).Text }).ToDictionaryAsync(x => x.Id, cancellation);
        return [.. ids.Where(found.ContainsKey).Select(x => found[x]).Select(x => new FoundArticle(x.Id, x.Title, ArticleText.Beginning(x.Text, BeginningLength)))];
    }

    private IQueryable<Article> Published(Audience reader) =>
        db.Articles.AsNoTracking().Where(x => x.Published != null && x.ArchivedAt == null && x.Audience <= reader);
}
