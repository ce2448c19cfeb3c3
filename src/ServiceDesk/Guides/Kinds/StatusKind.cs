using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.Tickets;

namespace ServiceDesk.Guides.Kinds;

internal sealed class StatusKind : TableKind<Status>
{
    /// <summary>What conditions and operations call it.</summary>
    public const string Name = "status";

    private const string PhaseInput = "phase";
    private const string DefaultInput = "default";

    /// <summary>The desk moves tickets to these by itself.</summary>
    private static readonly Phase[] Needed = [Phase.Pending, Phase.Working, Phase.Solved, Phase.Closed];

    public override string Key => "statuses";
    public override string Label => "Statuses";
    public override string About => "Where a ticket stands. Each status belongs to a phase, which tells the desk what it means.";
    public override string Icon => "status-change";
    public override string? RuleKey => Name;
    public override IReadOnlyList<GuideInput> Inputs { get; } =
    [
        new(PhaseInput, "Phase", GuideInputKind.Phase) { IsRequired = true, Hint = "What the status means to the desk: who has to do something, and whether the ticket is open." },
        new(DefaultInput, "The desk takes this status when it moves a ticket to the phase by itself", GuideInputKind.Flag),
    ];

    protected override IReadOnlyDictionary<string, string> ValuesOf(Status entry)
    {
        var values = new Dictionary<string, string> { [PhaseInput] = entry.Phase.ToString() };
        if (entry.IsDefault)
            values[DefaultInput] = GuideInput.Yes;
        return values;
    }

    protected override Status Make(int tenantId, string name) => new() { TenantId = tenantId, Name = name, Phase = Phase.Working };

    protected override void Take(Status entry, IReadOnlyDictionary<string, string> values, IReadOnlyList<Status> all)
    {
        (entry.Phase, entry.IsDefault) = (PhaseOf(values), values.ContainsKey(DefaultInput));
        if (entry.IsDefault)
            foreach (var former in all.Where(x => x != entry && x.Phase == entry.Phase))
                former.IsDefault = false;
    }

    protected override async Task<GuideRefusal?> RefusesAsync(
        DeskDb db, Status entry, IReadOnlyDictionary<string, string> values, IReadOnlyList<Status> all, CancellationToken cancellation)
    {
        if (entry.Id == 0)
            return null;
        if (entry.Phase == PhaseOf(values))
            return entry.IsDefault && !values.ContainsKey(DefaultInput)
                ? new GuideRefusal("Make another status of the phase the one that the desk takes; this one then gives it up.") { Field = DefaultInput }
                : null;
        if (Keeps(entry, all) is { } kept)
            return kept with { Field = PhaseInput };
        // Each ticket keeps the phase of its status.
        return await db.Tickets.IgnoreQueryFilters([Ticket.TrashFilter]).AnyAsync(x => x.StatusId == entry.Id, cancellation)
            ? new GuideRefusal("Tickets have this status, so its phase stays: make a new status for the other phase.") { Field = PhaseInput }
            : null;
    }

    protected override GuideRefusal? Keeps(Status entry, IReadOnlyList<Status> all)
    {
        if (!Needed.Contains(entry.Phase))
            return null;
        if (all.All(x => x == entry || x.ArchivedAt is not null || x.Phase != entry.Phase))
            return new GuideRefusal("“{0}” is the last status of its phase, and the desk needs one: make another one first.", entry.Name);
        return entry.IsDefault
            ? new GuideRefusal("The desk moves tickets to “{0}” by itself: let it take another status of the phase first.", entry.Name)
            : null;
    }

    private static Phase PhaseOf(IReadOnlyDictionary<string, string> values) => Enum.Parse<Phase>(values[PhaseInput]);
}
