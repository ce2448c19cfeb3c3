namespace ServiceDesk.Guides.Kinds;

internal sealed class RelationTypeKind : EntryKind
{
    public const string Name = "relation-types";

    public const string InverseInput = "inverse";

    public override string Key => Name;
    public override string Label => "Relation types";
    public override string About => "How one ticket can belong to another, as read from either of the two.";
    public override string Icon => "affiliate";
    public override IReadOnlyList<GuideInput> Inputs { get; } =
    [
        new(InverseInput, "Name from the other side", GuideInputKind.Text) { IsRequired = true, IsTranslated = true, Hint = "If this ticket “blocks” the other one, the other one is “blocked by” this one." },
    ];
}
