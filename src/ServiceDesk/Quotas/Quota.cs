namespace ServiceDesk.Quotas;

/// <summary>How much a tenant may use; null: as much as it likes. Mail is taken above each of them.</summary>
/// <param name="Seats">People who work as staff.</param>
/// <param name="Megabytes">Of attachments and of mails as they came, each of 1,048,576 bytes.</param>
/// <param name="Tickets">New ones in a calendar month (UTC), by whichever door.</param>
public sealed record Quota(int? Seats, int? Megabytes, int? Tickets)
{
    public const int Most = 1_000_000_000;
    public const long BytesOfMegabyte = 1_048_576;

    public static readonly Quota None = new(null, null, null);

    public long? Bytes => Megabytes * BytesOfMegabyte;

    public long? Of(QuotaKind kind) => kind switch { QuotaKind.Seats => Seats, QuotaKind.Bytes => Bytes, _ => Tickets };
}

/// <summary>What is limited.</summary>
public enum QuotaKind
{
    Seats = 1,
    Bytes = 2,
    Tickets = 3,
}

/// <summary>How near a quota is.</summary>
public enum QuotaMark
{
    Below = 0,

    /// <summary>Eighty percent are used.</summary>
    Near = 80,

    /// <summary>All of it, or more.</summary>
    Reached = 100,
}

/// <summary>A quota and what is used of it.</summary>
/// <param name="Most">Null: there is no limit.</param>
public sealed record QuotaUse(QuotaKind Kind, long Used, long? Most)
{
    public QuotaMark Mark => Most is not { } most ? QuotaMark.Below : Used >= most ? QuotaMark.Reached : Used * 100m >= most * (decimal)QuotaMark.Near ? QuotaMark.Near : QuotaMark.Below;
}
