namespace ServiceDesk.Conditions.Fields;

internal sealed class StaffSenderField : FlagField
{
    public override string Key => "sender-is-staff";
    public override string Label => "Sender works here";

    protected override bool Read(RequestFacts facts) => facts.SenderIsStaff;
}
