using ServiceDesk.Access;

namespace ServiceDesk.Tickets;

public sealed partial class Ticket
{
    /// <summary>The version of a scenario that says which status may follow; null: any may.</summary>
    public long? ScenarioVersionId { get; private set; }

    /// <summary>Puts the ticket under a version of a scenario, where it stays until it is moved.</summary>
    internal void Follow(Act act, long versionId, string scenario, string? former)
    {
        if (ScenarioVersionId == versionId)
            return;
        ScenarioVersionId = versionId;
        Record(act, Fact.ScenarioChanged, former, scenario);
    }
}
