namespace ServiceDesk.Guides.Kinds;

internal sealed class SkillKind : EntryKind
{
    public const string Name = "skills";

    /// <summary>Under which name entries of other guides keep what somebody has to be able to do.</summary>
    public const string NeededInput = "skills";

    /// <summary>For guides whose entries need skills.</summary>
    public static GuideInput Needed { get; } = new(NeededInput, "Skills that are needed", GuideInputKind.Entries)
    {
        Of = Name,
        Hint = "Groups that hand out their work give it to somebody who has them all.",
    };

    public override string Key => Name;
    public override string Label => "Skills";
    public override string About => "What members of staff can do. The page of each says which skills they have.";
    public override string Icon => "star";
}
