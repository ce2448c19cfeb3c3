namespace ServiceDesk.Conditions.Fields;

internal sealed class HeaderField : TextField
{
    public override string Key => "header";
    public override string Label => "Header of the mail";
    public override string ParameterLabel => "Name of the header";
    public override bool IsOfArrival => true;

    protected override IEnumerable<string> Read(RequestFacts facts, string? parameter) => 
        facts.Headers.Value.Where(x => x.Name.Equals(parameter, StringComparison.OrdinalIgnoreCase)).Select(x => x.Value);
}
