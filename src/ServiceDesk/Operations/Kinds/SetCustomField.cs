using ServiceDesk.Conditions;
using ServiceDesk.CustomFields;
using ServiceDesk.Tickets;

namespace ServiceDesk.Operations.Kinds;

internal sealed class SetCustomField : Operation
{
    public override string Key => "field";
    public override string Label => "Fill in a custom field";
    public override IReadOnlyList<OperationInput> Inputs { get; } =
        [new("field", "Custom field", InputKind.CustomField), new("value", "What it shall hold", InputKind.Text, IsRequired: false)];

    public override void AddTo(OperationPlan plan, OperationStep step, Catalog catalog)
    {
        var field = Known(catalog.Fields.FirstOrDefault(x => x.Id == step.Id("field")));
        var (value, problem) = FieldFormat.Read(field, step.Value("value"));
        if (problem is not null)
            throw new ConditionException(problem.Pattern, [.. problem.Words]);
        plan.Changes = plan.Changes with { Fields = new Dictionary<long, string>(plan.Changes.Fields ?? new Dictionary<long, string>()) { [field.Id] = value ?? "" } };
    }
}
