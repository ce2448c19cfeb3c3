using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;

namespace ServiceDesk.Templates.Xslt;

/// <summary>What came of a change to a template.</summary>
public enum XsltTemplateOutcome
{
    Done = 1,

    /// <summary>There is no such template.</summary>
    NotFound = 2,

    /// <summary>Another template has the name, perhaps an archived one.</summary>
    NameTaken = 3,

    /// <summary>The stylesheet cannot be compiled.</summary>
    Uncompiled = 4,
}

/// <param name="Failure">Of a stylesheet that cannot be compiled.</param>
/// <param name="Id">Of a new template.</param>
public sealed record XsltTemplateSaved(XsltTemplateOutcome Outcome, XsltFailure? Failure = null, long Id = 0);

/// <summary>What a template is to be.</summary>
public sealed record XsltTemplateInput(string Name, string Stylesheet)
{
    /// <summary>As they are kept.</summary>
    internal XsltTemplateInput Tidy() => new(Name.Trim(), Stylesheet.ReplaceLineEndings("\n").Trim());

    internal async Task<XsltTemplateOutcome> CheckAsync(DeskDb db, long? id, CancellationToken cancellation) =>
        await db.XsltTemplates.AnyAsync(x => x.Name == Name && x.Id != id, cancellation) ? XsltTemplateOutcome.NameTaken : XsltTemplateOutcome.Done;
}
