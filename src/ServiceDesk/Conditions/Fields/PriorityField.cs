using ServiceDesk.Tickets;

namespace ServiceDesk.Conditions.Fields;

internal sealed class PriorityField : ChoiceField
{
    public override string Key => "priority";
    public override string Label => "Priority";

    public override IReadOnlyList<ConditionChoice> Choices(Catalog catalog) => [.. catalog.Priorities.Select(x => Choice(x.Id, x.Name))];

    protected override long? Read(RequestFacts facts) => facts.PriorityId;
}
