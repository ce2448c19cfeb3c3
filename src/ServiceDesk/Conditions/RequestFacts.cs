using System.Collections.Frozen;
using ServiceDesk.Access;

namespace ServiceDesk.Conditions;

/// <summary>
/// What conditions look at: a request as it came in, and where it stands while one rule after the other has its say. A rule sees
/// what the rules above it have changed.
/// </summary>
public sealed record RequestFacts
{
    public required Door Door { get; init; }
    public required string Subject { get; init; }

    /// <summary>What the requester wrote, without quotes and signature.</summary>
    public required string Text { get; init; }
    public string SenderAddress { get; init; } = "";
    public string SenderName { get; init; } = "";
    public bool SenderIsStaff { get; init; }
    public string? CustomerName { get; init; }
    public string? ContractName { get; init; }

    /// <summary>The addresses that the mail was delivered to.</summary>
    public IReadOnlyList<string> Recipients { get; init; } = [];
    public IReadOnlyList<string> FileNames { get; init; } = [];

    /// <summary>Nobody wrote it by hand.</summary>
    public bool IsAutomatic { get; init; }

    /// <summary>Name and value of every header of the mail; read when a condition first asks.</summary>
    public Lazy<IReadOnlyList<(string Name, string Value)>> Headers { get; init; } = NoHeaders;

    /// <summary>Staff have answered, or do so in this act.</summary>
    public bool IsAnswered { get; init; }

    public long QueueId { get; set; }
    public long? GroupId { get; set; }
    public long? AssigneeId { get; set; }
    public long PriorityId { get; set; }
    public long? CategoryId { get; set; }
    public long? TypeId { get; set; }
    public long? ProductId { get; set; }
    public IReadOnlyList<string> Tags { get; set; } = [];

    /// <summary>What custom fields hold, in words, by their keys.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; set; } = FrozenDictionary<string, string>.Empty;

    private static readonly Lazy<IReadOnlyList<(string Name, string Value)>> NoHeaders = new([]);
}
