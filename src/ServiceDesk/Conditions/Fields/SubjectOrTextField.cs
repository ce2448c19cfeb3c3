namespace ServiceDesk.Conditions.Fields;

internal sealed class SubjectOrTextField : TextField
{
    public override string Key => "subject-or-text";
    public override string Label => "Subject or text";

    protected override IEnumerable<string> Read(RequestFacts facts, string? parameter) => [facts.Subject, facts.Text];
}
