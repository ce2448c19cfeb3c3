namespace ServiceDesk.Conditions.Fields;

internal sealed class SenderAddressField : TextField
{
    public override string Key => "sender";
    public override string Label => "Address of the sender";

    protected override IEnumerable<string> Read(RequestFacts facts, string? parameter) => [facts.SenderAddress];
}
