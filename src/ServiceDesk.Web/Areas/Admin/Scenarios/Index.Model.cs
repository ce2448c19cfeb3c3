using ServiceDesk.Guides;
using ServiceDesk.Scenarios;

namespace ServiceDesk.Web.Areas.Admin.Scenarios;

public sealed record IndexModel(IReadOnlyList<ScenarioLine> Lines);

/// <param name="InForce">The number of the version in force; null: none yet.</param>
/// <param name="Problem">What last could not be done.</param>
public sealed record ScenarioLine(Scenario Scenario, string? Customer, GuideEntry? Product, int? InForce, bool HasDraft, string? Problem);
