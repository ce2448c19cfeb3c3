using ServiceDesk.Database;

namespace ServiceDesk.Guides.Kinds;

internal sealed class PriorityKind : TableKind<Priority>
{
    private const string DefaultInput = "default";

    public override string Key => "priorities";
    public override string Label => "Priorities";
    public override string About => "How urgent a ticket is, the least urgent first.";
    public override string Icon => "flag";
    public override string? RuleKey => "priority";
    public override IReadOnlyList<GuideInput> Inputs { get; } = [new(DefaultInput, "New tickets have this priority", GuideInputKind.Flag)];

    protected override IReadOnlyDictionary<string, string> ValuesOf(Priority entry) =>
        entry.IsDefault ? new Dictionary<string, string> { [DefaultInput] = GuideInput.Yes } : [];

    protected override Priority Make(int tenantId, string name) => new() { TenantId = tenantId, Name = name };

    protected override void Take(Priority entry, IReadOnlyDictionary<string, string> values, IReadOnlyList<Priority> all)
    {
        entry.IsDefault = values.ContainsKey(DefaultInput);
        if (entry.IsDefault)
            foreach (var former in all.Where(x => x != entry))
                former.IsDefault = false;
    }

    protected override Task<GuideRefusal?> RefusesAsync(
        DeskDb db, Priority entry, IReadOnlyDictionary<string, string> values, IReadOnlyList<Priority> all, CancellationToken cancellation) =>
        Task.FromResult(entry.IsDefault && !values.ContainsKey(DefaultInput)
            ? new GuideRefusal("New tickets need a priority: give them another one instead; this one then gives it up.") { Field = DefaultInput }
            : null);

    protected override GuideRefusal? Keeps(Priority entry, IReadOnlyList<Priority> all)
    {
        if (all.All(x => x == entry || x.ArchivedAt is not null))
            return new GuideRefusal("“{0}” is the last priority, and tickets need one: make another one first.", entry.Name);
        return entry.IsDefault ? new GuideRefusal("New tickets have the priority “{0}”: give them another one first.", entry.Name) : null;
    }
}
