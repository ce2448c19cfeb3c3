namespace ServiceDesk.Conditions.Fields;

/// <summary>What a custom field holds, in the tenant's words: a choice by its name, a day as 2026-01-31, yes or no.</summary>
internal sealed class CustomFieldField : TextField
{
    public override string Key => "field";
    public override string Label => "Custom field";
    public override string ParameterLabel => "key of the field";

    protected override IEnumerable<string> Read(RequestFacts facts, string? parameter) =>
        parameter is not null && facts.Fields.TryGetValue(parameter, out var words) ? [words] : [];
}
