namespace ServiceDesk.Conditions.Fields;

internal sealed class TagField : TextField
{
    public override string Key => "tag";
    public override string Label => "Tag";

    protected override IEnumerable<string> Read(RequestFacts facts, string? parameter) => facts.Tags;
}
