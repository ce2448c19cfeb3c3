using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ServiceDesk.Audit;

/// <summary>A column that was changed.</summary>
/// <param name="IsSecret">It was changed, and neither value is told.</param>
public sealed record AuditValue(string Name, string? From, string? To, bool IsSecret = false);

/// <summary>What an entry has to tell besides who, when and what kind.</summary>
public sealed record AuditDetails
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        // As people wrote it, so that a person's traces are found in it.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Keeps what was taken away from being guessed by its digest.</summary>
    public string? Salt { get; init; }

    /// <summary>What it is about, as people call it.</summary>
    public string? About { get; init; }
    public IReadOnlyList<AuditValue>? Values { get; init; }

    /// <summary>What happened to a ticket, as <c>Fact</c> names it.</summary>
    public IReadOnlyList<string>? Facts { get; init; }

    /// <summary>Lines of histories (<see cref="HistoryDigest"/>): those that the entry covers, or, where a person was erased, as they read now.</summary>
    public IReadOnlyList<string>? History { get; init; }

    /// <summary>Ids of tickets that were deleted for good.</summary>
    public IReadOnlyList<long>? Tickets { get; init; }

    /// <summary>Entries whose details were taken away with a person.</summary>
    public IReadOnlyList<long>? Entries { get; init; }

    public static AuditDetails Parse(string json) =>
        JsonSerializer.Deserialize<AuditDetails>(json, Options) ?? throw new JsonException("The details of an entry of the audit log are null; expected an object.");

    public string Write() =>
        JsonSerializer.Serialize(this with { Salt = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)) }, Options);

    /// <summary>How a word stands in the JSON.</summary>
    public static string Quoted(string word) => JsonSerializer.Serialize(word, Options);
}
