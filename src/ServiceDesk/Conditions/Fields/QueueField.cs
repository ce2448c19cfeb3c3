using ServiceDesk.Tickets;

namespace ServiceDesk.Conditions.Fields;

internal sealed class QueueField : ChoiceField
{
    public override string Key => "queue";
    public override string Label => "Queue";

    public override IReadOnlyList<ConditionChoice> Choices(Catalog catalog) => [.. catalog.Queues.Select(x => Choice(x.Id, x.Name))];

    protected override long? Read(RequestFacts facts) => facts.QueueId;
}
