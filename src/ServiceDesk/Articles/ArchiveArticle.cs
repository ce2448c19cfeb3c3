using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;

namespace ServiceDesk.Articles;

/// <summary>Takes an article away from its readers and from the lists of staff, or brings it back as it was.</summary>
public sealed class ArchiveArticle(DeskDb db)
{
    public Task<ArticleOutcome> RunAsync(Act act, long id, CancellationToken cancellation) => SetAsync(act, id, true, cancellation);

    public Task<ArticleOutcome> RestoreAsync(Act act, long id, CancellationToken cancellation) => SetAsync(act, id, false, cancellation);

    private async Task<ArticleOutcome> SetAsync(Act act, long id, bool isArchived, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        if (!act.Allows(Right.Edit) || await db.Articles.SingleOrDefaultAsync(x => x.Id == id, cancellation) is not { } article)
            return ArticleOutcome.NotFound;
        article.Archive(isArchived ? article.ArchivedAt ?? act.At : null);
        await db.SaveChangesAsync(cancellation);
        return ArticleOutcome.Done;
    }
}
