using System.Globalization;
using ServiceDesk.Conditions;
using ServiceDesk.Guides;
using ServiceDesk.Tickets;

namespace ServiceDesk.Operations.Kinds;

internal sealed class SetStatus : Operation
{
    private const int MostDays = 3650;

    public override string Key => "status";
    public override string Label => "Set the status";
    public override string Sets => "status";
    public override IReadOnlyList<OperationInput> Inputs { get; } =
    [
        new("status", "Status", InputKind.Status),
        new("reason", "Reason, if it is put off or ended", InputKind.DeferralReason, IsRequired: false),
        new("days", "Days until the review, if it is put off", InputKind.Text, IsRequired: false),
    ];

    public override void AddTo(OperationPlan plan, OperationStep step, Catalog catalog)
    {
        var status = Known(catalog.Statuses.FirstOrDefault(x => x.Id == step.Id("status")));
        var reason = string.IsNullOrWhiteSpace(step.Value("reason")) ? null : Known(catalog.DeferralReasons.FirstOrDefault(x => x.Id == step.Id("reason")));
        plan.Changes = plan.Changes with { StatusId = status.Id, DeferralReasonId = reason?.Id };
        if (status.Phase != Phase.Deferred)
            return;
        if (reason is null && catalog.DeferralReasons.Count > 0)
            throw new ConditionException("“{0}” needs: {1}.", Label, Inputs[1].Label);
        if (!int.TryParse(step.Value("days"), NumberStyles.None, CultureInfo.InvariantCulture, out var days) || days is < 1 or > MostDays)
            throw new ConditionException("A status that puts tickets off needs the days until the review, from 1 to {0}.", MostDays.ToString(CultureInfo.InvariantCulture));
        plan.Changes = plan.Changes with { ReviewInDays = days };
    }
}
