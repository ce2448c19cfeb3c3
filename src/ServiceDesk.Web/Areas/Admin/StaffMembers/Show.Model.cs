using System.ComponentModel.DataAnnotations;
using ServiceDesk.Guides;
using ServiceDesk.People;

namespace ServiceDesk.Web.Areas.Admin.StaffMembers;

/// <param name="IsOneself">The reader's own place, which others change.</param>
/// <param name="Form">When and for what they can be given work.</param>
/// <param name="Skills">Those of the desk.</param>
/// <param name="Roles">Those that an agent can have.</param>
public sealed record ShowModel(StaffRow Row, bool IsOneself, AvailabilityForm Form, IReadOnlyList<GuideEntry> Skills, IReadOnlyList<Access.Role> Roles)
{
    /// <summary>Who can be the manager.</summary>
    public required IReadOnlyList<Person> Colleagues { get; init; }
}

public sealed class AvailabilityForm
{
    [Display(Name = "Away from"), DataType(DataType.Date)]
    public DateOnly? AwayFrom { get; init; }

    [Display(Name = "Away until"), DataType(DataType.Date)]
    public DateOnly? AwayUntil { get; init; }

    [Display(Name = "Most open tickets"), Range(1, Availability.HighestMostOpen)]
    public int? MostOpen { get; init; }

    public List<long> Skills { get; init; } = [];

    public Availability Input => new(AwayFrom, AwayUntil, MostOpen, Skills);

    public static AvailabilityForm Of(Availability availability)
    {
        ArgumentNullException.ThrowIfNull(availability);
        return new() { AwayFrom = availability.AwayFrom, AwayUntil = availability.AwayUntil, MostOpen = availability.MostOpen, Skills = [.. availability.SkillIds] };
    }
}
