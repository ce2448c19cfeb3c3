using ServiceDesk.Templates.Xslt;

namespace ServiceDesk.Web.Areas.Admin.XsltTemplates;

public sealed record IndexModel(IReadOnlyList<XsltTemplateRow> Rows);

public sealed record XsltTemplateRow(long Id, string Name, XsltKind Kind, DateTime ChangedAt, DateTime? ProblemAt, DateTime? ArchivedAt);
