using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.People;

namespace ServiceDesk.Articles;

/// <summary>An article in the list of staff.</summary>
public sealed record ArticleRow(long Id, string Title, long? CategoryId, Audience Audience, int Newest, int? Published, DateTime UpdatedAt);

/// <summary>A version in the list of an article's versions.</summary>
public sealed record VersionRow(int Number, string Title, string AuthorName, DateTime WrittenAt);

/// <summary>What staff see: drafts and archived articles too.</summary>
public sealed class ArticleDesk(DeskDb db)
{
    /// <summary>More than these are never listed at once: the ones that were changed last are.</summary>
    public const int Most = 500;

    /// <param name="part">A part of the title; case does not count. Blank: all.</param>
    /// <param name="archived">Those that are archived, instead of those in use.</param>
    public Task<List<ArticleRow>> ListAsync(string? part, bool archived, CancellationToken cancellation)
    {
        var articles = db.Articles.AsNoTracking().Where(x => x.ArchivedAt != null == archived);
#pragma warning disable CA1304, CA1311, CA1862 // The database compares; its ToLower takes no culture.
        if (part?.Trim().ToLowerInvariant() is { Length: > 0 } lower)
            articles = articles.Where(x => x.Title.ToLower().Contains(lower));
#pragma warning restore CA1304, CA1311, CA1862
        return articles.OrderByDescending(x => x.UpdatedAt).ThenByDescending(x => x.Id).Take(Most)
            .Select(x => new ArticleRow(x.Id, x.Title, x.CategoryId, x.Audience, x.Newest, x.Published, x.UpdatedAt)).ToListAsync(cancellation);
    }

    public Task<Article?> FindAsync(long id, CancellationToken cancellation) => db.Articles.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, cancellation);

    /// <summary>The newest first.</summary>
    public Task<List<VersionRow>> VersionsAsync(long id, CancellationToken cancellation) => db.ArticleVersions.AsNoTracking().Where(x => x.ArticleId == id)
        .Join(db.People, version => version.AuthorId, author => author.Id, (version, author) => new { version, author.Name })
        .OrderByDescending(x => x.version.Number).Select(x => new VersionRow(x.version.Number, x.version.Title, x.Name, x.version.WrittenAt)).ToListAsync(cancellation);

    public Task<ArticleVersion?> VersionAsync(long id, int number, CancellationToken cancellation) =>
        db.ArticleVersions.AsNoTracking().SingleOrDefaultAsync(x => x.ArticleId == id && x.Number == number, cancellation);
}
