using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Tickets;

namespace ServiceDesk.Templates.Xslt;

/// <summary>Renames a template, or gives it another stylesheet, if that can be compiled.</summary>
public sealed class ChangeXsltTemplate(DeskDb db, XsltTemplates templates, CatalogCache catalogs)
{
    public async Task<XsltTemplateSaved> RunAsync(Act act, long id, XsltTemplateInput input, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(input);
        if (!await db.XsltTemplates.AnyAsync(x => x.Id == id, cancellation))
            return new(XsltTemplateOutcome.NotFound);
        var tidy = input.Tidy();
        if (await templates.CheckAsync(tidy.Stylesheet, cancellation) is { } failure)
            return new(XsltTemplateOutcome.Uncompiled, failure);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await SettingsLock.TakeAsync(db, cancellation);
        if (await tidy.CheckAsync(db, id, cancellation) is not XsltTemplateOutcome.Done and var refusal)
            return new(refusal);
        var template = await db.XsltTemplates.SingleAsync(x => x.Id == id, cancellation);
        if (template.Name == tidy.Name && template.Stylesheet == tidy.Stylesheet)
            return new(XsltTemplateOutcome.Done);
        if (template.Stylesheet != tidy.Stylesheet)
            template.ForgetProblem();
        (template.Name, template.Stylesheet, template.ChangedAt, template.PersonId) = (tidy.Name, tidy.Stylesheet, act.At, act.PersonId);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        catalogs.Forget(act.TenantId);
        return new(XsltTemplateOutcome.Done);
    }
}
