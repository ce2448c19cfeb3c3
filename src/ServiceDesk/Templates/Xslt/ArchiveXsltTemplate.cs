using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Tickets;

namespace ServiceDesk.Templates.Xslt;

/// <summary>Takes a template out of use: it is offered nowhere, and what used it does without.</summary>
public sealed class ArchiveXsltTemplate(DeskDb db, CatalogCache catalogs)
{
    public async Task<XsltTemplateOutcome> RunAsync(Act act, long id, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        if (await db.XsltTemplates.SingleOrDefaultAsync(x => x.Id == id, cancellation) is not { } template)
            return XsltTemplateOutcome.NotFound;
        (template.ArchivedAt, template.InUseSince) = (template.ArchivedAt ?? act.At, null);
        await db.SaveChangesAsync(cancellation);
        catalogs.Forget(db.TenantId);
        return XsltTemplateOutcome.Done;
    }
}

/// <summary>Brings an archived template back.</summary>
public sealed class RestoreXsltTemplate(DeskDb db, CatalogCache catalogs)
{
    public async Task<XsltTemplateOutcome> RunAsync(long id, CancellationToken cancellation)
    {
        if (await db.XsltTemplates.SingleOrDefaultAsync(x => x.Id == id, cancellation) is not { } template)
            return XsltTemplateOutcome.NotFound;
        template.ArchivedAt = null;
        await db.SaveChangesAsync(cancellation);
        catalogs.Forget(db.TenantId);
        return XsltTemplateOutcome.Done;
    }
}
