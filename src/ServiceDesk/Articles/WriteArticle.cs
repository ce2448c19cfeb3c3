using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.Guides.Kinds;

namespace ServiceDesk.Articles;

/// <summary>Writes an article, or its next version; publishes it if that was asked for.</summary>
public sealed class WriteArticle(DeskDb db)
{
    /// <returns>With the article's id where it was written.</returns>
    public async Task<(ArticleOutcome Outcome, long Id)> RunAsync(Act act, ArticleInput input, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(input);
        if (!act.Allows(Right.Edit))
            return (ArticleOutcome.NotFound, 0);
        var clean = input.Cleaned();
        if (!await HasCategoryAsync(clean.CategoryId, null, cancellation))
            return (ArticleOutcome.NoCategory, 0);
        var article = Article.Begin(act);
        db.Add(article);
        Take(act, article, clean, null, []);
        await db.SaveChangesAsync(cancellation);
        return (ArticleOutcome.Done, article.Id);
    }

    /// <param name="basedOn">The number of the version that the writer has seen.</param>
    public async Task<ArticleOutcome> ReviseAsync(Act act, long id, int basedOn, ArticleInput input, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(input);
        if (!act.Allows(Right.Edit) || await db.Articles.SingleOrDefaultAsync(x => x.Id == id, cancellation) is not { } article)
            return ArticleOutcome.NotFound;
        if (article.Newest != basedOn)
            return ArticleOutcome.Overtaken;
        var clean = input.Cleaned();
        if (!await HasCategoryAsync(clean.CategoryId, article.CategoryId, cancellation))
            return ArticleOutcome.NoCategory;
        var newest = await db.ArticleVersions.SingleAsync(x => x.ArticleId == id && x.Number == basedOn, cancellation);
        Take(act, article, clean, newest, await TermsAsync(id, cancellation));
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            return ArticleOutcome.Overtaken;
        }
        return ArticleOutcome.Done;
    }

    /// <summary>Takes the article away from its readers; what was written stays.</summary>
    public async Task<ArticleOutcome> WithdrawAsync(Act act, long id, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        if (!act.Allows(Right.Edit) || await db.Articles.SingleOrDefaultAsync(x => x.Id == id, cancellation) is not { } article)
            return ArticleOutcome.NotFound;
        db.RemoveRange(await TermsAsync(id, cancellation));
        article.Withdraw(act);
        await db.SaveChangesAsync(cancellation);
        return ArticleOutcome.Done;
    }

    private void Take(Act act, Article article, ArticleInput input, ArticleVersion? newest, IReadOnlyList<ArticleTerm> terms)
    {
        (article.CategoryId, article.Audience) = (input.CategoryId, input.Audience);
        var version = article.Write(act, input.Title, input.Text, newest);
        if (!input.Publishes)
            return;
        article.Publish(act, version);
        var weights = ArticleTerms.Of(input.Title, input.Text).ToDictionary(x => x.Term, x => x.Weight);
        foreach (var term in terms)
            if (weights.Remove(term.Term, out var weight))
                term.Weight = weight;
            else
                db.Remove(term);
        foreach (var (term, weight) in weights)
            db.Add(new ArticleTerm { TenantId = act.TenantId, Article = article, Term = term, Weight = weight });
    }

    // An archived one stays with the articles that have it.
    private async Task<bool> HasCategoryAsync(long? id, long? present, CancellationToken cancellation) => id is null || id == present
        || await db.GuideEntries.AnyAsync(x => x.Id == id && x.Kind == ArticleCategoryKind.Name && x.ArchivedAt == null, cancellation);

    private Task<List<ArticleTerm>> TermsAsync(long id, CancellationToken cancellation) =>
        db.ArticleTerms.Where(x => x.ArticleId == id).ToListAsync(cancellation);
}
