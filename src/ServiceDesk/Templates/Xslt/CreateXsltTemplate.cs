using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Tickets;

namespace ServiceDesk.Templates.Xslt;

/// <summary>Keeps a new template, if its stylesheet can be compiled.</summary>
public sealed class CreateXsltTemplate(DeskDb db, XsltTemplates templates, CatalogCache catalogs)
{
    public async Task<XsltTemplateSaved> RunAsync(Act act, XsltKind kind, XsltTemplateInput input, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(input);
        var tidy = input.Tidy();
        if (await templates.CheckAsync(tidy.Stylesheet, cancellation) is { } failure)
            return new(XsltTemplateOutcome.Uncompiled, failure);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await SettingsLock.TakeAsync(db, cancellation);
        if (await tidy.CheckAsync(db, null, cancellation) is not XsltTemplateOutcome.Done and var refusal)
            return new(refusal);
        var template = new XsltTemplate
        {
            TenantId = act.TenantId,
            Kind = kind,
            Name = tidy.Name,
            Stylesheet = tidy.Stylesheet,
            ChangedAt = act.At,
            PersonId = act.PersonId,
        };
        db.Add(template);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        catalogs.Forget(act.TenantId);
        return new(XsltTemplateOutcome.Done, Id: template.Id);
    }
}
