using ServiceDesk.Tickets;

namespace ServiceDesk.Conditions.Fields;

internal sealed class AssigneeField : ChoiceField
{
    public override string Key => "assignee";
    public override string Label => "Assignee";

    public override IReadOnlyList<ConditionChoice> Choices(Catalog catalog) => [.. catalog.Staff.Select(x => Choice(x.Id, x.Name))];

    protected override long? Read(RequestFacts facts) => facts.AssigneeId;
}
