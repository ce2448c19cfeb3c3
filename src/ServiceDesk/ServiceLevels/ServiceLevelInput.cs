using System.Globalization;
using ServiceDesk.Dispatch;
using ServiceDesk.Tickets;

namespace ServiceDesk.ServiceLevels;

/// <summary>What a service level is to be.</summary>
/// <param name="CalendarId">Null: the default one.</param>
public sealed record ServiceLevelInput(string Name, bool IsOn, long? CalendarId, ServiceLevelDefinition Definition)
{
    /// <summary>What is wrong with it; empty: nothing.</summary>
    internal IReadOnlyList<RuleProblem> Problems(RuleCheck check, Catalog catalog)
    {
        if (CalendarId is { } chosen && catalog.Calendars.All(x => x.Id != chosen || x.ArchivedAt is not null))
            return [new RuleProblem("Choose a calendar of this desk.")];
        var found = Check(check, Definition, catalog).ToList();
        // It is chosen anew whenever the ticket changes, long after it came in.
        found.AddRange(check.ArrivalProblems(Definition.Conditions));
        if (ServiceTargets.All.All(x => Definition.Terms(x) is null))
            found.Add(new("The service level promises nothing: give it a time for an answer or for the resolution."));
        var hours = catalog.CalendarFor(CalendarId).Hours;
        foreach (var target in ServiceTargets.All)
            if (Definition.Terms(target) is { } terms)
                found.AddRange(Problems(target, terms, hours));
        return found;
    }

    /// <summary>What of it cannot be understood or carried out (any more).</summary>
    public static IReadOnlyList<RuleProblem> Check(RuleCheck check, ServiceLevelDefinition definition, Catalog catalog)
    {
        ArgumentNullException.ThrowIfNull(check);
        ArgumentNullException.ThrowIfNull(definition);
        // It may hold for every ticket, and need not do anything.
        return
        [
            .. check.Problems(new() { All = definition.All, Conditions = definition.Conditions, Operations = definition.Warning }, isDefault: true, catalog),
            .. check.Problems(new() { Operations = definition.Breach }, isDefault: true, catalog),
        ];
    }

    private static IEnumerable<RuleProblem> Problems(ServiceTarget target, TargetTerms terms, Calendars.WorkingCalendar hours)
    {
        if (terms.Amount is < 1 or > TargetTerms.MostAmount)
            yield return new("“{0}” takes from 1 to {1} of its unit.", target.Label(), Written(TargetTerms.MostAmount));
        else if (terms.WarningUnit == WarningUnit.Percent && terms.Warning is < 1 or > 99)
            yield return new("“{0}”: the warning comes after 1 to 99 % of the time.", target.Label());
        else if (terms.WarningUnit == WarningUnit.MinutesBefore && (terms.Warning < 1 || terms.Warning >= terms.In(hours).Minutes))
            yield return new("“{0}”: the warning comes at least a minute before the time is up, and after it has begun.", target.Label());
    }

    private static string Written(int number) => number.ToString(CultureInfo.InvariantCulture);
}
