namespace ServiceDesk.Conditions.Fields;

internal sealed class BodyField : TextField
{
    public override string Key => "text";
    public override string Label => "Text";

    protected override IEnumerable<string> Read(RequestFacts facts, string? parameter) => [facts.Text];
}
