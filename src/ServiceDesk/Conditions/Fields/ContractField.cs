namespace ServiceDesk.Conditions.Fields;

internal sealed class ContractField : TextField
{
    public override string Key => "contract";
    public override string Label => "Contract";

    protected override IEnumerable<string> Read(RequestFacts facts, string? parameter) => facts.ContractName is { } name ? [name] : [];
}
