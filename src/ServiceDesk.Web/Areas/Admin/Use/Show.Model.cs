using ServiceDesk.Quotas;

namespace ServiceDesk.Web.Areas.Admin.Use;

public sealed record ShowModel(IReadOnlyList<QuotaUse> Uses, DateTime MeasuredAt);
