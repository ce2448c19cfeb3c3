using ServiceDesk.Guides;
using ServiceDesk.Tickets;

namespace ServiceDesk.Operations.Kinds;

/// <summary>What the review of a ticket that was put off does; rules and timers may do it too.</summary>
internal sealed class BackToWork : Operation
{
    public const string Name = "back-to-work";

    public override string Key => Name;
    public override string Label => "Bring back to work, and tell whoever is responsible";
    public override string Sets => "status";
    public override IReadOnlyList<OperationInput> Inputs { get; } = [];

    public override void AddTo(OperationPlan plan, OperationStep step, Catalog catalog)
    {
        Known(catalog.StatusFor(Phase.Working) ?? catalog.StatusFor(Phase.Pending));
        plan.ComesBack = true;
        plan.Notices.Add(new(Recipients.Responsible, "") { IsReview = true });
    }
}
