namespace ServiceDesk.Conditions.Fields;

internal sealed class FileNameField : TextField
{
    public override string Key => "file-name";
    public override string Label => "Name of a file";
    public override bool IsOfArrival => true;

    protected override IEnumerable<string> Read(RequestFacts facts, string? parameter) => facts.FileNames;
}
