namespace ServiceDesk.Guides.Kinds;

internal sealed class SubjectKind : EntryKind
{
    public const string Name = "subjects";

    public override string Key => Name;
    public override string Label => "Standard subjects";
    public override string About => "Offered when somebody types the subject of a new ticket.";
    public override string Icon => "list";
}
