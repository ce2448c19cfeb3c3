namespace ServiceDesk.Conditions.Fields;

internal sealed class RecipientField : TextField
{
    public override string Key => "recipient";
    public override string Label => "Address that it was sent to";
    public override bool IsOfArrival => true;

    protected override IEnumerable<string> Read(RequestFacts facts, string? parameter) => facts.Recipients;
}
