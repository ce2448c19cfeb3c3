using System.Globalization;
using System.Text.Json;
using ServiceDesk.Guides;

namespace ServiceDesk.CustomFields;

/// <summary>What a custom field holds. Stands in the database: the numbers never change.</summary>
public enum FieldKind
{
    Line = 1,
    Text = 2,

    /// <summary>With up to four decimals.</summary>
    Number = 3,
    Date = 4,
    Flag = 5,
    Choice = 6,
}

/// <summary>What requesters have to do with a custom field.</summary>
public enum FieldAudience
{
    /// <summary>They never see it.</summary>
    Staff = 1,

    /// <summary>They see what staff have filled in.</summary>
    Shown = 2,

    /// <summary>The portal's form asks them, and they see it.</summary>
    Asked = 3,
}

/// <summary>A field that a desk has given its tickets, on forms, in filters, rules and templates.</summary>
public sealed class CustomField : Guide
{
    public const int KeyLength = 40;
    public const int PlacesLength = 2000;

    private IReadOnlyList<FieldChoice>? choices;
    private Dictionary<string, string>? hints;

    /// <summary>What filters, templates and programs call it: small letters, digits, <c>-</c> and <c>_</c>. Never changes.</summary>
    public string Key { get; private set; } = "";

    /// <summary>Never changes: tickets hold values of it.</summary>
    public FieldKind Kind { get; private set; } = FieldKind.Line;
    public FieldAudience Audience { get; private set; } = FieldAudience.Staff;

    /// <summary>Whoever submits or writes down a request has to fill it in. Mail cannot be asked.</summary>
    public bool IsRequired { get; private set; }

    /// <summary>What forms say below it, by languages, as JSON; the tenant's own is the empty word.</summary>
    public string? HintText { get; private set; }

    /// <summary>As JSON; null: none.</summary>
    public string? ChoiceText { get; private set; }

    /// <summary>Ids of the queues whose tickets have it, a line each; null: all.</summary>
    public string? QueueText { get; private set; }

    /// <summary>Ids of the ticket types that have it, a line each; null: all.</summary>
    public string? TypeText { get; private set; }

    /// <summary>In their order; those that were taken out are still the values of tickets.</summary>
    public IReadOnlyList<FieldChoice> Choices => choices ??= FieldChoice.Read(ChoiceText);

    public IReadOnlyList<long> QueueIds => GuideInput.ReadIds(QueueText);
    public IReadOnlyList<long> TypeIds => GuideInput.ReadIds(TypeText);

    /// <summary>Whether tickets of a queue and a type have it.</summary>
    public bool IsFor(long? queueId, long? typeId) => IsAmong(QueueIds, queueId) && IsAmong(TypeIds, typeId);

    public FieldChoice? Choice(long id) => Choices.FirstOrDefault(x => x.Id == id);

    /// <returns>In the reader's language where that was written, else in the tenant's; null: none.</returns>
    public string? HintIn(CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        return Hints.GetValueOrDefault(culture.TwoLetterISOLanguageName) ?? Hints.GetValueOrDefault("");
    }

    internal IReadOnlyDictionary<string, string> Hints => hints ??= HintText is { } text ? JsonSerializer.Deserialize<Dictionary<string, string>>(text) ?? [] : [];

    /// <summary>Fixes what never changes.</summary>
    internal void Begin(string key, FieldKind kind) => (Key, Kind) = (key, kind);

    internal void Take(FieldAudience audience, bool isRequired, IReadOnlyDictionary<string, string> hints, IReadOnlyList<FieldChoice> choices, string? queues, string? types)
    {
        (Audience, IsRequired, QueueText, TypeText) = (audience, isRequired, queues, types);
        (HintText, this.hints) = (hints.Count == 0 ? null : JsonSerializer.Serialize(hints), null);
        (ChoiceText, this.choices) = (FieldChoice.Write(choices), null);
    }

    private static bool IsAmong(IReadOnlyList<long> ids, long? id) => ids.Count == 0 || (id is { } one && ids.Contains(one));
}
