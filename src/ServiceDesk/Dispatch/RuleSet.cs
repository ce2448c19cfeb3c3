using ServiceDesk.Database;

namespace ServiceDesk.Dispatch;

/// <summary>The dispatcher's rules as they were at one time. What requests are placed by is published; what is being written is a draft.</summary>
/// <remarks>
/// <code>
///   draft ──published──► in force ──the next one is published──► former
///     └──discarded──► (deleted)
/// </code>
/// A tenant has at most one draft and one set in force.
/// </remarks>
public sealed class RuleSet : ITenantRow
{
    /// <summary>More than that make nothing clearer.</summary>
    public const int MostRules = 500;

    public long Id { get; private set; }
    public required int TenantId { get; init; }

    /// <summary>Counts up within the tenant; explanations name it.</summary>
    public required int Number { get; init; }
    public required DateTime CreatedAt { get; init; }
    public long? PublishedById { get; private set; }
    public DateTime? PublishedAt { get; private set; }
    public DateTime? RetiredAt { get; private set; }
    public ICollection<Rule> Rules { get; } = [];

    public bool IsDraft => PublishedAt is null;

    public void Publish(long? personId, DateTime at) => (PublishedById, PublishedAt) = (personId, at);

    public void Retire(DateTime at) => RetiredAt = at;

    /// <summary>A draft that begins with the rules of this set.</summary>
    public RuleSet Copy(int number, DateTime at)
    {
        var copy = new RuleSet { TenantId = TenantId, Number = number, CreatedAt = at };
        foreach (var rule in Rules)
            copy.Rules.Add(rule.Copy());
        return copy;
    }
}
