using ServiceDesk.Tickets;

namespace ServiceDesk.Conditions.Fields;

internal sealed class PriorityField : ChoiceField
{
    public override string Key => "priority";
    public override string Label => "Priority";

    public override IReadOnlyList<ConditionChoice> Choices(Catalog catalog) => [.. catalog.Priorities.Select(Choice)];

    protected override long? Read(RequestFacts facts) => facts.PriorityId;
}
