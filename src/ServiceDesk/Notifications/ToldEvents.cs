using System.Text.Json;
using ServiceDesk.Access;

namespace ServiceDesk.Notifications;

/// <param name="Key">Of an event.</param>
/// <param name="Value">What it is about.</param>
public sealed record ToldEvent(string Key, string Value)
{
    /// <summary>A ticket that was put off is back; the value is the reason why it was.</summary>
    public bool IsReview => Key == Bell.Review;

    /// <summary>A reply of one's own could not be sent; the value is why, as <c>ReturnReason</c> writes it.</summary>
    public bool IsReturnedReply => Key == Bell.Returned;
}

/// <summary>What a mail tells of, as it is kept beside the mail until that leaves: JSON.</summary>
/// <param name="PersonId">Who did it; null: the desk itself.</param>
/// <param name="Why">As the history tells it.</param>
public sealed record ToldEvents(long? PersonId, string? Why, IReadOnlyList<ToldEvent> Events)
{
    public const int Length = 2000;

    /// <summary>A character may take six in JSON.</summary>
    internal const int LongestValue = 100;

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web);

    public static ToldEvents Of(Act act, params IReadOnlyList<ToldEvent> events)
    {
        ArgumentNullException.ThrowIfNull(act);
        return new(act.PersonId, act.Why, events);
    }

    /// <summary>Of an event that says nothing besides.</summary>
    public static ToldEvents Of(Act act, string key, string value = "") => Of(act, [new ToldEvent(key, value)]);

    public ToldEvents With(IEnumerable<ToldEvent> more) => this with { Events = [.. Events.Union(more)] };

    public string Write()
    {
        var text = JsonSerializer.Serialize(this with { Why = Cut(Why), Events = [.. Events.Select(x => x with { Value = Cut(x.Value) ?? "" })] }, Format);
        // Of so many that they do not fit, the first ones are told.
        return text.Length <= Length || Events.Count < 2 ? text : (this with { Events = [.. Events.SkipLast(1)] }).Write();
    }

    public static ToldEvents? Read(string? text) => text is null ? null : JsonSerializer.Deserialize<ToldEvents>(text, Format);

    private static string? Cut(string? text) => text is null || text.Length <= LongestValue ? text : string.Concat(text.AsSpan(0, LongestValue - 1), "…");
}
