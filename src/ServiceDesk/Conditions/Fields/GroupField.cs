using ServiceDesk.Tickets;

namespace ServiceDesk.Conditions.Fields;

internal sealed class GroupField : ChoiceField
{
    public override string Key => "group";
    public override string Label => "Group";

    public override IReadOnlyList<ConditionChoice> Choices(Catalog catalog) => [.. catalog.Groups.Select(x => Choice(x.Id, x.Name))];

    protected override long? Read(RequestFacts facts) => facts.GroupId;
}
