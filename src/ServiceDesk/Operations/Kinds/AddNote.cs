using ServiceDesk.Tickets;

namespace ServiceDesk.Operations.Kinds;

internal sealed class AddNote : Operation
{
    public override string Key => "note";
    public override string Label => "Add a note to the history";
    public override IReadOnlyList<OperationInput> Inputs { get; } = [new("text", "What", InputKind.LongText)];

    public override void AddTo(OperationPlan plan, OperationStep step, Catalog catalog) =>
        plan.Notes.Add(step.Value("text") ?? "");
}
