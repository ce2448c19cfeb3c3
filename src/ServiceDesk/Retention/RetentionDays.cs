namespace ServiceDesk.Retention;

/// <summary>For how many days a tenant keeps what belongs to ended tickets; null: for ever.</summary>
/// <param name="Tickets">After the last change of a ticket that is solved or closed; it goes to the trash, which has days of its own.</param>
/// <param name="Files">The same, for its files: their names and sizes stay.</param>
/// <param name="Mails">The same, for its mails as they came and left: what people read of them stays.</param>
public sealed record RetentionDays(int? Tickets, int? Files, int? Mails)
{
    /// <summary>A hundred years.</summary>
    public const int Most = 36_500;

    public bool IsForEver => this is (null, null, null);
}

/// <summary>What some days mean at a moment.</summary>
public sealed record RetentionCounts(int Tickets, int Files, int Mails)
{
    public bool IsNone => this is (0, 0, 0);
}
