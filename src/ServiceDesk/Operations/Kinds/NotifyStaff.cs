using ServiceDesk.Tickets;

namespace ServiceDesk.Operations.Kinds;

internal sealed class NotifyStaff : Operation
{
    public const string Name = "notify";

    public override string Key => Name;
    public override string Label => "Tell by mail";
    public override IReadOnlyList<OperationInput> Inputs { get; } = [new("recipient", "Who", InputKind.Recipient), new("text", "What", InputKind.LongText, IsRequired: false), new("template", "Written by a template", InputKind.Template, IsRequired: false)];

    public override void AddTo(OperationPlan plan, OperationStep step, Catalog catalog) =>
        plan.Notices.Add(new(step.Value("recipient") ?? "assignee", step.Value("text") ?? "") { TemplateId = step.Id("template") });
}
