using ServiceDesk.Access;
using ServiceDesk.Tickets;

namespace ServiceDesk.Conditions.Fields;

internal sealed class DoorField : ChoiceField
{
    public override string Key => "door";
    public override string Label => "Way in";

    public override IReadOnlyList<ConditionChoice> Choices(Catalog catalog) => 
    [
        Choice((long)Door.Mail, "Mail"), Choice((long)Door.Portal, "Portal"), Choice((long)Door.Staff, "Staff"), Choice((long)Door.Api, "API"),
        Choice((long)Door.Desk, "Another desk"),
    ];

    protected override long? Read(RequestFacts facts) => (long)facts.Door;
}
