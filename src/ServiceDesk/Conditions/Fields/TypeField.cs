using ServiceDesk.Tickets;

namespace ServiceDesk.Conditions.Fields;

internal sealed class TypeField : ChoiceField
{
    public override string Key => "type";
    public override string Label => "Ticket type";

    public override IReadOnlyList<ConditionChoice> Choices(Catalog catalog) => [.. catalog.Types.Select(Choice)];

    protected override long? Read(RequestFacts facts) => facts.TypeId;
}
