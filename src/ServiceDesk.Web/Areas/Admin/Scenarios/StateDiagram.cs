using System.Globalization;
using ServiceDesk.Guides;
using ServiceDesk.Scenarios;
using ServiceDesk.Tickets;

namespace ServiceDesk.Web.Areas.Admin.Scenarios;

/// <summary>Where a scenario's statuses and the ways between them are drawn: a column for each phase, from the first word to the end.</summary>
public sealed class StateDiagram
{
    public const int NodeWidth = 150;
    public const int NodeHeight = 44;
    private const int ColumnGap = 80;
    private const int RowGap = 40;
    private const int Margin = 50;

    /// <summary>How much higher a way bows for each column that it passes.</summary>
    private const int Bow = 18;

    private readonly Dictionary<long, DiagramNode> byStatus;

    private StateDiagram(IReadOnlyList<DiagramNode> nodes, IReadOnlyList<ScenarioTransition> transitions)
    {
        (Nodes, byStatus) = (nodes, nodes.ToDictionary(x => x.Status.Id));
        Width = nodes.Count == 0 ? 0 : nodes.Max(x => x.X) + NodeWidth + Margin;
        Height = nodes.Count == 0 ? 0 : nodes.Max(x => x.Y) + NodeHeight + nodes.Min(x => x.Y);
        Ways = [.. transitions.Where(x => byStatus.ContainsKey(x.From) && byStatus.ContainsKey(x.To)).Select(x => new DiagramWay(x.From, PathOf(x), x.Conditions.Count > 0))];
    }

    public IReadOnlyList<DiagramNode> Nodes { get; }
    public IReadOnlyList<DiagramWay> Ways { get; }
    public int Width { get; }
    public int Height { get; }

    /// <param name="definition">What is drawn.</param>
    /// <param name="catalog">The tenant's guides.</param>
    /// <param name="current">The status that a ticket is in; null: none is marked.</param>
    public static StateDiagram Of(ScenarioDefinition definition, Catalog catalog, long? current = null)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(catalog);
        var columns = definition.States.Select(x => (State: x, Status: catalog.Status(x.StatusId))).Where(x => x.Status is not null)
            .GroupBy(x => ColumnOf(x.Status!.Phase)).OrderBy(x => x.Key).Select(x => x.OrderBy(y => y.Status!.Order).ToList()).ToList();
        var tallest = columns.Count == 0 ? 0 : columns.Max(x => x.Count);
        var nodes = new List<DiagramNode>();
        foreach (var (column, place) in columns.Select((x, i) => (x, i)))
            foreach (var ((state, status), row) in column.Select((x, i) => (x, i)))
                nodes.Add(new(
                    status!, Margin + (place * (NodeWidth + ColumnGap)),
                    Above(columns.Count) + (((tallest - column.Count) * (NodeHeight + RowGap)) / 2) + (row * (NodeHeight + RowGap)),
                    status!.Id == definition.InitialStatusId, state.IsFinal, status.Id == current, state.Timers.Count > 0));
        return new(nodes, definition.Transitions);
    }

    // A curve reaches three quarters of its controls' height.
    private static int Above(int columns) => 20 + (Bow * columns * 3 / 4);

    // What waits for somebody else stands under one another.
    private static int ColumnOf(Phase phase) => phase switch
    {
        Phase.Deferred => (int)Phase.Waiting,
        _ => (int)phase,
    };

    private string PathOf(ScenarioTransition way)
    {
        var (from, to) = (byStatus[way.From], byStatus[way.To]);
        if (from.X == to.X)
            return Beside(from, to);
        var span = Math.Abs(to.X - from.X) / (NodeWidth + ColumnGap);
        return from.X < to.X ? Ahead(from, to, span) : Back(from, to, span);
    }

    // Down on the right, up on the left.
    private static string Beside(DiagramNode from, DiagramNode to)
    {
        var (side, bow) = from.Y < to.Y ? (NodeWidth, 40) : (0, -40);
        return Curve(from.X + side, Middle(from) + 6, from.X + side + bow, Middle(from), to.X + side + bow, Middle(to), to.X + side, Middle(to) - 6);
    }

    // A longer way goes over what lies between.
    private static string Ahead(DiagramNode from, DiagramNode to, int span)
    {
        if (span > 1)
            return Curve(from.X + 90, from.Y, from.X + 120, from.Y - (Bow * span), to.X + 30, to.Y - (Bow * span), to.X + 60, to.Y);
        return Curve(from.X + NodeWidth, Middle(from) - 6, from.X + NodeWidth + 40, Middle(from) - 6, to.X - 40, Middle(to) - 6, to.X, Middle(to) - 6);
    }

    // Ways back go underneath.
    private static string Back(DiagramNode from, DiagramNode to, int span)
    {
        if (span > 1)
            return Curve(from.X + 60, Bottom(from), from.X + 30, Bottom(from) + (Bow * span), to.X + 120, Bottom(to) + (Bow * span), to.X + 90, Bottom(to));
        return Curve(from.X, Middle(from) + 10, from.X - 40, Middle(from) + 10, to.X + NodeWidth + 40, Middle(to) + 10, to.X + NodeWidth, Middle(to) + 10);
    }

    private static int Middle(DiagramNode node) => node.Y + (NodeHeight / 2);

    private static int Bottom(DiagramNode node) => node.Y + NodeHeight;

    private static string Curve(int x1, int y1, int x2, int y2, int x3, int y3, int x4, int y4) =>
        string.Create(CultureInfo.InvariantCulture, $"M{x1} {y1} C{x2} {y2}, {x3} {y3}, {x4} {y4}");
}

/// <summary>A status, drawn from its upper left corner.</summary>
public sealed record DiagramNode(Status Status, int X, int Y, bool IsInitial, bool IsFinal, bool IsCurrent, bool HasTimers);

/// <summary>An arrow.</summary>
/// <param name="Path">In the words of SVG.</param>
public sealed record DiagramWay(long From, string Path, bool HasConditions);
