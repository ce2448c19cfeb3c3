using ServiceDesk.Tickets;

namespace ServiceDesk.Operations.Kinds;

internal sealed class Escalate : Operation
{
    public override string Key => "escalate";
    public override string Label => "Escalate";
    public override string Sets => "escalation";
    public override IReadOnlyList<OperationInput> Inputs { get; } =
    [
        new("recipient", "To whom", InputKind.Recipient), new("text", "Why", InputKind.LongText),
        new("template", "Written by a template", InputKind.Template, IsRequired: false),
    ];

    public override void AddTo(OperationPlan plan, OperationStep step, Catalog catalog)
    {
        plan.Escalation = step.Value("text") ?? "";
        plan.Notices.Add(new(step.Value("recipient") ?? "main", plan.Escalation) { TemplateId = step.Id("template"), IsEscalation = true });
    }
}
