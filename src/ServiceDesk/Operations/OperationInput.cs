using System.Globalization;
using ServiceDesk.Conditions;
using ServiceDesk.Guides;
using ServiceDesk.People;
using ServiceDesk.Tickets;

namespace ServiceDesk.Operations;

/// <summary>What an editor asks for.</summary>
public enum InputKind
{
    Text = 1,
    LongText = 2,
    Queue = 3,
    Group = 4,
    Staff = 5,
    Status = 6,
    Priority = 7,
    Category = 8,

    /// <summary>Who of the ticket's own people.</summary>
    Recipient = 9,

    /// <summary>How work finds one of a group.</summary>
    Distribution = 10,
    Scenario = 11,
    Type = 12,
    Product = 13,
    DeferralReason = 14,

    /// <summary>A stylesheet that writes notices.</summary>
    Template = 15,
    CustomField = 16,
}

/// <summary>An input of an operation.</summary>
/// <param name="Name">Stands in saved rules: it never changes.</param>
/// <param name="Label">In English; pages translate it.</param>
public sealed record OperationInput(string Name, string Label, InputKind Kind, bool IsRequired = true)
{
    public const int LongestValue = 2000;

    /// <summary>What can be chosen; null where a text is typed.</summary>
    public IReadOnlyList<ConditionChoice>? Choices(Catalog catalog)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return Kind switch
        {
            InputKind.Queue => [.. catalog.Queues.Select(x => Choice(x.Id, x.Name))],
            InputKind.Group => [.. catalog.Groups.Select(x => Choice(x.Id, x.Name))],
            InputKind.Staff => [.. catalog.Staff.Select(x => Choice(x.Id, x.Name))],
            InputKind.Status => [.. catalog.Statuses.Select(Choice)],
            InputKind.Priority => [.. catalog.Priorities.Select(Choice)],
            InputKind.Category => [.. catalog.Categories.Select(Choice)],
            InputKind.Type => [.. catalog.Types.Select(Choice)],
            InputKind.Product => [.. catalog.Products.Select(Choice)],
            InputKind.Scenario => [.. catalog.Scenarios.Select(x => Choice(x.Id, x.Name))],
            InputKind.Distribution =>
            [
                new(nameof(Distribution.MainPerson), "To its main person"), new(nameof(Distribution.InTurn), "One member after the other"),
                new(nameof(Distribution.LeastOpen), "To whoever has the fewest open tickets"),
            ],
            InputKind.CustomField => [.. catalog.Fields.Select(Choice)],
            InputKind.DeferralReason => [.. catalog.DeferralReasons.Select(Choice)],
            InputKind.Template => [.. catalog.NoticeTemplates.Select(x => Choice(x.Id, x.Name))],
            InputKind.Recipient => [new("assignee", "Assignee"), new("group", "Group"), new("triage", "Triage"), new("main", "Main person of the group"), new(Recipients.Responsible, "Whoever is responsible")],
            _ => null,
        };
    }

    private static ConditionChoice Choice(Guide entry) => Choice(entry.Id, entry.Name) with { Entry = entry };

    private static ConditionChoice Choice(long id, string name) => new(id.ToString(CultureInfo.InvariantCulture), name);
}
