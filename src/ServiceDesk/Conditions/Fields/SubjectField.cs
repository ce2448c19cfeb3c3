namespace ServiceDesk.Conditions.Fields;

internal sealed class SubjectField : TextField
{
    public override string Key => "subject";
    public override string Label => "Subject";

    protected override IEnumerable<string> Read(RequestFacts facts, string? parameter) => [facts.Subject];
}
