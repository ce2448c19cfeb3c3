using ServiceDesk.ServiceLevels;

namespace ServiceDesk.Web.Areas.Admin.ServiceLevels;

public sealed record IndexModel(IReadOnlyList<LevelRow> Rows);

/// <param name="Definition">What the level is made of.</param>
/// <param name="Calendar">Null: the default one.</param>
/// <param name="Conditions">In words.</param>
/// <param name="Warning">In words, as <paramref name="Breach"/>.</param>
/// <param name="Problems">What cannot be carried out (any more).</param>
public sealed record LevelRow(
    ServiceLevel Level, ServiceLevelDefinition Definition, string? Calendar, IReadOnlyList<string> Conditions, IReadOnlyList<string> Warning, IReadOnlyList<string> Breach,
    IReadOnlyList<string> Problems);
