namespace ServiceDesk.Conditions.Fields;

internal sealed class AnsweredField : FlagField
{
    public override string Key => "answered";
    public override string Label => "Staff have answered";

    protected override bool Read(RequestFacts facts) => facts.IsAnswered;
}
