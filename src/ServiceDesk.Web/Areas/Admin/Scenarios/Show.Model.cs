using ServiceDesk.Guides;
using ServiceDesk.Scenarios;
using ServiceDesk.Tickets;

namespace ServiceDesk.Web.Areas.Admin.Scenarios;

/// <summary>A scenario as it is drawn now: the draft, or the version in force.</summary>
/// <param name="Behind">Open tickets that follow a former version.</param>
/// <param name="Problems">What keeps it from being put in force.</param>
public sealed record ShowModel(
    Scenario Scenario, ScenarioVersion Version, ScenarioDefinition Definition, ScenarioForm Form, Catalog Catalog, IReadOnlyList<string> Problems, int Behind, StepWords Words)
{
    public StateDiagram Diagram => StateDiagram.Of(Definition, Catalog);

    /// <summary>The statuses in the scenario, in the order of the guide.</summary>
    public IEnumerable<(Status Status, ScenarioState State)> States => Catalog.Statuses
        .Select(x => (x, Definition.State(x.Id))).Where(x => x.Item2 is not null).Select(x => (x.x, x.Item2!));

    public bool Leads(long from, long to) => Definition.Transition(from, to) is not null;
}

/// <summary>What is drawn in the table: which statuses there are and which leads to which.</summary>
public sealed class DrawingForm
{
    public long Initial { get; init; }
    public List<long> Statuses { get; init; } = [];
    public List<long> Finals { get; init; } = [];

    /// <summary>As <c>from-to</c>.</summary>
    public List<string> Ways { get; init; } = [];

    public ScenarioDrawing Drawing => new(Initial, Statuses, Finals, [.. Ways.Select(Read).OfType<(long, long)>()]);

    private static (long, long)? Read(string way) =>
        way.Split('-') is [var from, var to] && long.TryParse(from, out var a) && long.TryParse(to, out var b) ? (a, b) : null;
}
