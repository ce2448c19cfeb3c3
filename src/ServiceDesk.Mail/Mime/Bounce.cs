namespace ServiceDesk.Mail.Mime;

/// <summary>A report that a mail was not, or not yet, delivered (RFC 3464, or in a mail system's own words).</summary>
public sealed record Bounce
{
    /// <summary>Message-ID of the mail that came back, without angle brackets; null where the report does not quote it.</summary>
    public string? OriginalMessageId { get; init; }

    /// <summary>The header of the mail that came back as far as the report quotes it; empty where it does not.</summary>
    public required HeaderList OriginalHeaders { get; init; }

    /// <summary>The addresses that were not reached; empty where the report names none.</summary>
    public IReadOnlyList<string> FailedRecipients { get; init; } = [];

    /// <summary>The enhanced status code (RFC 3463), for instance <c>5.1.1</c>; null where none is given.</summary>
    public string? Status { get; init; }

    /// <summary>What the remote server said, or null.</summary>
    public string? Diagnostic { get; init; }

    /// <summary>True: the address does not take this mail, now or later. False: only late, or given up after a temporary fault.</summary>
    public bool IsPermanent { get; init; }

    /// <summary>Null for what is no bounce, reports of success and read receipts (RFC 3798) among it.</summary>
    public static Bounce? Detect(MimeMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var reportType = message.Body.ContentType.Parameters["report-type"];
        var isDeliveryReport = "delivery-status".Equals(reportType, StringComparison.OrdinalIgnoreCase);
        if (reportType is not null && !isDeliveryReport)
            return null;
        var original = ReturnedOriginal.Find(message);
        if (DeliveryStatus.Find(message.Body) is { } status)
            return FromStatus(status, original);
        var soundsLikeOne = isDeliveryReport || BounceSubjects.Match(message.Subject);
        if (!isDeliveryReport && !IsFromMachine(message, soundsLikeOne))
            return null;
        if (original is null && !soundsLikeOne)
            return null;
        var bounce = BounceText.Read(message, original);
        // Without the mail that came back, only an address or a code makes it more than a rumour.
        return original is not null || bounce.Status is not null || bounce.FailedRecipients.Count > 0 ? bounce : null;
    }

    private static bool IsFromMachine(MimeMessage message, bool soundsLikeOne) =>
        MachineSenders.Find(message) is not null
        || message.Headers.Contains("X-Failed-Recipients")
        || (soundsLikeOne && MachineSenders.HasEmptyReturnPath(message));

    private static Bounce? FromStatus(DeliveryStatus status, ReturnedOriginal? original)
    {
        var troubled = status.Recipients.Where(recipient => recipient.IsFailed || recipient.IsDelayed).ToList();
        if (troubled.Count == 0 && status.Recipients.Count > 0)
            return null;
        var worst = troubled.Find(recipient => recipient.IsPermanent) ?? troubled.Find(recipient => recipient.IsFailed) ?? troubled.FirstOrDefault();
        return new Bounce
        {
            OriginalMessageId = original?.MessageId,
            OriginalHeaders = original?.Headers ?? HeaderList.Empty,
            FailedRecipients = [.. troubled.Select(recipient => recipient.Address).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)],
            Status = worst?.Status,
            Diagnostic = worst?.Diagnostic,
            IsPermanent = worst?.IsPermanent ?? false,
        };
    }
}
