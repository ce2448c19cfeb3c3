using ServiceDesk.Dispatch;

namespace ServiceDesk.Web.Areas.Admin.Rules;

/// <param name="Set">The draft, or what is in force; null: there are no rules yet.</param>
public sealed record IndexModel(RuleSet? Set, IReadOnlyList<RuleRow> Rows);

/// <param name="Problems">What cannot be carried out (any more).</param>
public sealed record RuleRow(Rule Rule, IReadOnlyList<string> Conditions, IReadOnlyList<string> Steps, bool All, bool Stops, IReadOnlyList<string> Problems);
