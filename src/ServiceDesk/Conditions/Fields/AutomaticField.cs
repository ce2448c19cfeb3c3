namespace ServiceDesk.Conditions.Fields;

internal sealed class AutomaticField : FlagField
{
    public override string Key => "automatic";
    public override string Label => "Automatic mail";

    protected override bool Read(RequestFacts facts) => facts.IsAutomatic;
}
