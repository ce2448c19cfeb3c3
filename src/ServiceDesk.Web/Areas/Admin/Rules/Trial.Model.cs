using ServiceDesk.Dispatch;

namespace ServiceDesk.Web.Areas.Admin.Rules;

/// <param name="Last">How many requests were asked for.</param>
public sealed record TrialModel(int Last, RuleTrial Trial)
{
    public static readonly IReadOnlyList<int> Counts = [100, 500, 2000, 10_000];
}
