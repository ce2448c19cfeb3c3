using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Dispatch;
using ServiceDesk.Operations;
using ServiceDesk.Templates;
using ServiceDesk.Tickets;
using ServiceDesk.Tickets.SavedViews;

namespace ServiceDesk.Macros;

/// <summary>Adds a macro, or gives one another name, text, steps or readers.</summary>
public sealed class ChangeMacro(DeskDb db, CatalogCache catalogs, RuleCheck rules)
{
    /// <summary>Of one person, of one group, and for all: each of their menus shows them.</summary>
    public const int Most = 200;

    /// <param name="act">Who.</param>
    /// <param name="macroId">Null: a new one.</param>
    /// <param name="input">What it is to be.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Null when there is no such macro, or it is not for whoever acts to change.</returns>
    public async Task<MacroOutcome?> RunAsync(Act act, long? macroId, MacroInput input, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(input);
        var catalog = await catalogs.GetAsync(db, cancellation);
        var macro = macroId is { } id ? await db.Macros.SingleOrDefaultAsync(x => x.Id == id, cancellation) : null;
        if (macroId is not null && (macro is null || !macro.MayBeChangedBy(act, catalog.Groups)))
            return null;
        if (Problem(act, input, catalog) is { } problem)
            return problem;
        var (person, group) = (input.Scope == ViewScope.Own ? act.PersonId : null, input.Scope == ViewScope.Group ? input.GroupId : null);
        if (macro is null && await db.Macros.CountAsync(x => x.PersonId == person && x.GroupId == group && x.ArchivedAt == null, cancellation) >= Most)
            return new("There are {0} such macros already: archive one that nobody needs.", Most.ToString(CultureInfo.InvariantCulture));
        if (macro is null)
            db.Add(macro = new Macro { TenantId = act.TenantId, Name = "", Text = "", Steps = "" });
        (macro.Name, macro.Text, macro.Html, macro.Steps) = (input.Name.Trim(), input.Text.Text, input.Text.Html, OperationSteps.Write(input.Steps));
        (macro.PersonId, macro.GroupId) = (person, group);
        await db.SaveChangesAsync(cancellation);
        catalogs.Forget(act.TenantId);
        return new((string?)null) { Id = macro.Id };
    }

    private MacroOutcome? Problem(Act act, MacroInput input, Catalog catalog)
    {
        var may = input.Scope switch
        {
            ViewScope.Own => act.PersonId is not null,
            ViewScope.Group => catalog.ActiveGroup(input.GroupId)?.Members.Any(x => x.PersonId == act.PersonId) == true,
            ViewScope.Everybody => act.IsAdministrator,
            _ => false,
        };
        if (!may)
            return new("Macros for these are made by others: by members of the group, or by an administrator.");
        if (input.Text.IsEmpty && input.Steps.Count == 0)
            return new("The macro does nothing: write a text, or add what it shall do.");
        if (input.Text.Text.Length > Macro.TextLength || input.Text.Html?.Length > Macro.TextLength)
            return new("The text is too long: {0} characters fit, with their markup.", Macro.TextLength.ToString(CultureInfo.InvariantCulture));
        if (TemplateText.Parse(input.Text.Text).Check(Placeholder.InMacro).ToList() is { Count: > 0 } wrong)
            return new((string?)null) { TextProblems = wrong };
        if (input.Text.Html is { } html && MacroText.CountIn(html) < MacroText.CountIn(input.Text.Text))
            return new("One of the placeholders has two looks: format it as a whole, or not at all.");
        if (OperationSteps.Write(input.Steps).Length > Macro.StepsLength)
            return new("The macro does too much: make two of it.");
        return input.Steps.Count > 0 && rules.StepProblems(input.Steps, catalog) is [var first, ..] ? new(first.Pattern, [.. first.Words]) : null;
    }
}
