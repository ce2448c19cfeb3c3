using System.Globalization;
using System.Text;

namespace ServiceDesk.Tickets.Filters;

/// <summary>The words of the filter language: what stands before a colon, and behind <c>is:</c>.</summary>
public static class FilterWords
{
    public const string Is = "is";
    public const string Me = "me";

    /// <summary>Before the key of a custom field, with a point between them.</summary>
    public const string CustomField = "field";
    public const string None = "none";

    public static readonly IReadOnlyList<(ChoiceField Field, string Word)> Choices =
    [
        (ChoiceField.Status, "status"), (ChoiceField.Assignee, "assignee"), (ChoiceField.Queue, "queue"), (ChoiceField.Priority, "priority"),
        (ChoiceField.Tag, "tag"), (ChoiceField.Customer, "customer"), (ChoiceField.Type, "type"), (ChoiceField.Product, "product"), (ChoiceField.Group, "group"),
        (ChoiceField.System, "system"),
    ];

    public static readonly IReadOnlyList<(TimeField Field, string Word)> Times =
        [(TimeField.Created, "created"), (TimeField.Updated, "updated"), (TimeField.Due, "due")];

    public static readonly IReadOnlyList<(TicketState State, string Word)> States =
    [
        (TicketState.Unassigned, "unassigned"), (TicketState.Overdue, "overdue"), (TicketState.Escalated, "escalated"), (TicketState.Active, "active"), (TicketState.Ended, "ended"), (TicketState.All, "all"),
    ];

    /// <summary>Days from today.</summary>
    public static readonly IReadOnlyList<(int Days, string Word)> Days = [(-1, "yesterday"), (0, "today"), (1, "tomorrow")];

    public static readonly IReadOnlyList<(TimeUnit Unit, char Letter)> Spans = [(TimeUnit.Hours, 'h'), (TimeUnit.Days, 'd'), (TimeUnit.Weeks, 'w')];

    /// <summary>The two-character signs first, so that they are found before their first character.</summary>
    public static readonly IReadOnlyList<(TimeComparison Comparison, string Sign)> Signs =
        [(TimeComparison.AtMost, "<="), (TimeComparison.AtLeast, ">="), (TimeComparison.Less, "<"), (TimeComparison.More, ">"), (TimeComparison.On, "")];

    /// <summary>All that may stand before a colon, for a message.</summary>
    public static string Fields => string.Join(", ", Choices.Select(x => x.Word).Append(Is).Concat(Times.Select(x => x.Word)).Append($"{CustomField}.KEY"));

    /// <summary>How words are compared: without case, accents and doubled spaces.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var rune in text.Normalize(NormalizationForm.FormD).EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                if (folded.Length > 0 && folded[^1] != ' ')
                    folded.Append(' ');
            }
            else if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark)
                folded.Append(Rune.ToLowerInvariant(rune).ToString());
        }
        return folded.ToString().TrimEnd();
    }
}
