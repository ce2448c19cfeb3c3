using System.Text.Json;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.Tickets;

namespace ServiceDesk.Escalation;

/// <summary>
/// What is handed from one desk to another: values alone, no row of the sender's. This, and nothing else, crosses the wall between two
/// tenants.
/// </summary>
/// <param name="Key">The crossing's: the receiver acts on it once.</param>
/// <param name="From">The sender.</param>
/// <param name="LinkKey">Of the link that both have a row of.</param>
/// <param name="PairKey">Of the pair of tickets; null for what is about the link.</param>
public sealed record Parcel(Guid Key, CrossingKind Kind, TenantInfo From, Guid LinkKey, Guid? PairKey)
{
    /// <summary>Of <see cref="CrossingKind.OpenTicket"/>.</summary>
    public TicketContent? Ticket { get; init; }

    /// <summary>Of <see cref="CrossingKind.Message"/>.</summary>
    public string? Author { get; init; }
    public string Text { get; init; } = "";

    /// <summary>Of <see cref="CrossingKind.Opened"/> and <see cref="CrossingKind.Status"/>.</summary>
    public StatusContent? Status { get; init; }

    /// <summary>Read from the sender's store when the receiver saves them into its own.</summary>
    public IReadOnlyList<NewFile> Files { get; init; } = [];
}

/// <summary>What a supplier's ticket begins with: as the agent has seen it before sending it.</summary>
/// <param name="Files">The sender's attachments, by id.</param>
/// <param name="Chain">The tenants through whose hands the ticket has gone, the sender last.</param>
public sealed record TicketContent(string Subject, string Text, IReadOnlyList<long> Files, IReadOnlyList<int> Chain)
{
    internal string Write() => JsonSerializer.Serialize(this, CrossingFormat.Json);

    internal static TicketContent Read(string text) => CrossingFormat.Read<TicketContent>(text);
}

/// <summary>How the sender's ticket stands.</summary>
/// <param name="Number">Of the supplier's ticket, where it is new.</param>
/// <param name="IsEcho">It follows from what the receiver itself has sent: it is shown, and moves nothing there.</param>
public sealed record StatusContent(string Status, Phase Phase, int? Number = null, bool IsEcho = false)
{
    internal string Write() => JsonSerializer.Serialize(this, CrossingFormat.Json);

    internal static StatusContent Read(string text) => CrossingFormat.Read<StatusContent>(text);
}

internal static class CrossingFormat
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static T Read<T>(string text) => JsonSerializer.Deserialize<T>(text, Json)
        ?? throw new InvalidOperationException($"A crossing says '{text}'; expected the JSON of a {typeof(T).Name}.");
}
