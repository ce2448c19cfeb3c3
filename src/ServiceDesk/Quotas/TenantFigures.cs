namespace ServiceDesk.Quotas;

/// <summary>
/// What a tenant used when it was last measured (<see cref="MeasureUse"/>), and which marks it has been told of. Numbers alone, outside
/// the walls, so that whoever runs the installation sees all tenants by one query.
/// </summary>
public sealed class TenantFigures
{
    public required int TenantId { get; init; }
    public required DateTime MeasuredAt { get; set; }
    public int Seats { get; private set; }

    /// <summary>Attachments and mails as they came; the same file in two messages counts twice.</summary>
    public long Bytes { get; private set; }

    /// <summary>The newest that is counted in <see cref="Bytes"/>.</summary>
    public long LastAttachmentId { get; private set; }

    /// <summary>Such as 202601, of <see cref="Tickets"/>.</summary>
    public int Month { get; private set; }

    /// <summary>The last number that a ticket got before the month began.</summary>
    public int NumberBefore { get; private set; }

    /// <summary>New ones of the month.</summary>
    public int Tickets { get; private set; }

    public QuotaMark SeatsMark { get; private set; }
    public QuotaMark BytesMark { get; private set; }
    public QuotaMark TicketsMark { get; private set; }

    public static int MonthOf(DateTime at) => at.Year * 100 + at.Month;

    public QuotaUse Of(QuotaKind kind, Quota quota)
    {
        ArgumentNullException.ThrowIfNull(quota);
        return new(kind, kind switch { QuotaKind.Seats => Seats, QuotaKind.Bytes => Bytes, _ => Tickets }, quota.Of(kind));
    }

    public IReadOnlyList<QuotaUse> All(Quota quota) => [Of(QuotaKind.Seats, quota), Of(QuotaKind.Bytes, quota), Of(QuotaKind.Tickets, quota)];

    internal void Take(int seats, long bytes, long lastAttachmentId, int month, int numberBefore, int tickets, DateTime at)
    {
        if (month != Month)
            TicketsMark = QuotaMark.Below;
        (Seats, Bytes, LastAttachmentId, Month, NumberBefore, Tickets, MeasuredAt) = (seats, bytes, lastAttachmentId, month, numberBefore, tickets, at);
    }

    internal void ForgetMarks() => (SeatsMark, BytesMark, TicketsMark) = (QuotaMark.Below, QuotaMark.Below, QuotaMark.Below);

    /// <summary>Which marks were crossed since the last time. One that was told of is told of again only after the use had fallen below all of them.</summary>
    internal IReadOnlyList<QuotaUse> Cross(Quota quota) => [.. All(quota).Where(Crosses)];

    private bool Crosses(QuotaUse use)
    {
        var told = use.Kind switch { QuotaKind.Seats => SeatsMark, QuotaKind.Bytes => BytesMark, _ => TicketsMark };
        if (use.Mark != QuotaMark.Below && use.Mark <= told)
            return false;
        switch (use.Kind)
        {
            case QuotaKind.Seats: SeatsMark = use.Mark; break;
            case QuotaKind.Bytes: BytesMark = use.Mark; break;
            default: TicketsMark = use.Mark; break;
        }
        return use.Mark != QuotaMark.Below;
    }
}
