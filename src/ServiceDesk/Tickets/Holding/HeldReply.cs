using System.Text.Json;
using System.Text.Json.Serialization;
using ServiceDesk.Database;
using ServiceDesk.Timers;

namespace ServiceDesk.Tickets.Holding;

/// <summary>
/// A reply that its author has sent, and that waits some seconds for them to think better of it: whole, with what it changes and its
/// files. Nothing of it has happened to the ticket yet, so nothing ever has to be taken back.
/// </summary>
/// <remarks>
/// <code>
///   held ──its moment, or "send now"──► sent: a message, and this row is gone
///    │ └──cannot be sent──► returned: its author reads why
///    └──undone─────┬───────────┘
///                  ▼
///              a draft, and this row is gone
/// </code>
/// While it is held, a row of due work has its id. Whoever takes that row away has the reply, and nobody else: its moment, "send now" and
/// "undo" all begin with that.
/// </remarks>
public sealed class HeldReply : ITenantRow
{
    public const int ReasonLength = 1000;

    private static readonly JsonSerializerOptions Format = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, IgnoreReadOnlyProperties = true };

    /// <summary>Names its row of due work too.</summary>
    public required Guid Id { get; init; }
    public required int TenantId { get; init; }

    /// <summary>Its author.</summary>
    public required long PersonId { get; init; }
    public required long TicketId { get; set; }
    public Ticket? Ticket { get; private set; }
    public required string Text { get; init; }

    /// <summary>Sanitised markup; null for what was written without the editor.</summary>
    public string? Html { get; init; }

    /// <summary>What goes with it (JSON): changes, macros and the newest message that its author had seen.</summary>
    public required string Work { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime HeldAt { get; init; }

    /// <summary>When it goes out, UTC.</summary>
    public required DateTime DueAt { get; init; }

    /// <summary>UTC: it could not be sent. Null: it is held.</summary>
    public DateTime? ReturnedAt { get; private set; }

    /// <summary>Why it could not be sent, as <see cref="ReturnReason"/> writes it.</summary>
    public string? Reason { get; private set; }

    /// <summary>How often sending it has failed for no fault of its own.</summary>
    public int Attempts { get; set; }

    public ICollection<DraftFile> Files { get; } = [];

    public void Return(ReturnReason reason, DateTime at) => (ReturnedAt, Reason) = (at, reason.Write(ReasonLength));

    /// <summary>To be saved with this row.</summary>
    public DueWork Due() => new() { Key = Id, TenantId = TenantId, Kind = WorkKind.SendReply, DueAt = DueAt };

    internal static string WriteWork(TicketWork work) => JsonSerializer.Serialize(work, Format);

    /// <summary>What goes with it, without its text and files.</summary>
    public static TicketWork ReadWork(string? work) => work is null ? new() : JsonSerializer.Deserialize<TicketWork>(work, Format)!;
}

/// <summary>Why a reply could not be sent: English, with places for the words where there are any; the page translates it.</summary>
public sealed record ReturnReason(string Pattern, params IReadOnlyList<string> Words)
{
    /// <summary>In English.</summary>
    public string Text => Words.Count == 0 ? Pattern : string.Format(System.Globalization.CultureInfo.InvariantCulture, Pattern, [.. Words]);

    public static ReturnReason Of(TicketRuleException e)
    {
        ArgumentNullException.ThrowIfNull(e);
        return new(e.Pattern, e.Words);
    }

    /// <summary>Somebody has answered in between.</summary>
    public static ReturnReason Overtaken => new("Somebody wrote in the ticket meanwhile.");

    private static ReturnReason Untold => new("It could not be sent.");

    /// <summary>The desk itself is to blame.</summary>
    internal static ReturnReason Failed(Exception e) => new("It could not be sent: {0}", e.Message);

    /// <summary>As JSON. What does not fit is left untold.</summary>
    internal string Write(int most)
    {
        var text = JsonSerializer.Serialize<string[]>([Pattern, .. Words]);
        return text.Length <= most ? text : Untold.Write(most);
    }

    public static ReturnReason Read(string? text) =>
        text is not null && JsonSerializer.Deserialize<string[]>(text) is [var pattern, .. var words] ? new(pattern, words) : Untold;
}
