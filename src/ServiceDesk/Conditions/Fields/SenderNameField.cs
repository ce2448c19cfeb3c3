namespace ServiceDesk.Conditions.Fields;

internal sealed class SenderNameField : TextField
{
    public override string Key => "sender-name";
    public override string Label => "Name of the sender";

    protected override IEnumerable<string> Read(RequestFacts facts, string? parameter) => [facts.SenderName];
}
