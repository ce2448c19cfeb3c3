namespace ServiceDesk.Conditions.Fields;

internal sealed class CustomerField : TextField
{
    public override string Key => "customer";
    public override string Label => "Customer";

    protected override IEnumerable<string> Read(RequestFacts facts, string? parameter) => facts.CustomerName is { } name ? [name] : [];
}
