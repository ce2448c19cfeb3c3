using ServiceDesk.Database;

namespace ServiceDesk.Tickets;

/// <summary>A word that staff put on tickets; lower case, unique within the tenant.</summary>
public sealed class Tag : ITenantRow
{
    public const int NameLength = 40;

    /// <summary>What is on a ticket that was marked as spam.</summary>
    public const string Spam = "spam";

    public long Id { get; private set; }
    public required int TenantId { get; init; }
    public required string Name { get; init; }

    public static string Fold(string name) => name.Trim().ToLowerInvariant();
}

public sealed class TicketTag : ITenantRow
{
    public required int TenantId { get; init; }
    public long TicketId { get; private set; }
    public long TagId { get; private set; }
    public required Tag Tag { get; init; }
}
