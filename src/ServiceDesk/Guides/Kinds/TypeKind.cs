namespace ServiceDesk.Guides.Kinds;

internal sealed class TypeKind : EntryKind
{
    public const string Name = "types";

    public override string Key => Name;
    public override string Label => "Ticket types";
    public override string About => "What kind of matter a ticket is, such as a question or a fault.";
    public override string Icon => "ticket";
    public override string? RuleKey => "type";
    public override IReadOnlyList<GuideInput> Inputs { get; } = [SkillKind.Needed];
}
