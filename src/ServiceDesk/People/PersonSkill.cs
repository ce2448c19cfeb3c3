using ServiceDesk.Database;
using ServiceDesk.Guides;

namespace ServiceDesk.People;

/// <summary>That a member of staff can do something: an entry of the guide of skills.</summary>
public sealed class PersonSkill : ITenantRow
{
    public required int TenantId { get; init; }
    public required long PersonId { get; init; }
    public required long SkillId { get; init; }
    public GuideEntry? Skill { get; private set; }
}
