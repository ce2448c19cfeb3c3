using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;

namespace ServiceDesk.Templates.Xslt;

/// <summary>Writes on a template why it gave nothing and a plain text stood in for it, for its author to see.</summary>
public sealed class NoteXsltProblem(DeskDb db)
{
    /// <summary>The same problem is not written again before: a template that fails for every ticket costs no write for each.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <param name="id">Of a template of this tenant; one that is gone is left alone.</param>
    /// <param name="failure">Of the result.</param>
    /// <param name="at">UTC.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task RunAsync(long id, XsltFailure failure, DateTime at, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(failure);
        if (await db.XsltTemplates.SingleOrDefaultAsync(x => x.Id == id, cancellation) is not { } template)
            return;
        if (template.ProblemAt is { } before && at - before < Pause && template.ProblemKind == failure.Kind)
            return;
        template.Note(failure, at);
        await db.SaveChangesAsync(cancellation);
    }
}
