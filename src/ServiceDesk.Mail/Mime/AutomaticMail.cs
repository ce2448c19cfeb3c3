namespace ServiceDesk.Mail.Mime;

/// <summary>
/// A mail that no person wrote to the desk: it is kept and shown, but never answered automatically (RFC 3834 section 2).
/// </summary>
/// <param name="Reason">The field or fact that shows it, for people to read.</param>
/// <param name="IsOutOfOffice">Whether it is an answer that a machine gave for a person or a mailbox: such a mail neither reopens a ticket nor changes its status.</param>
public sealed record AutomaticMail(string Reason, bool IsOutOfOffice)
{
    private static readonly string[] Markers = ["X-Autoreply", "X-Autorespond", "X-Auto-Reply", "X-Autoresponder", "X-Loop", "X-Mail-Autoreply", "X-AutoReply-From", "X-Vacation", "X-FC-MachineGenerated"];
    private static readonly string[] BulkPrecedences = ["bulk", "junk", "list", "auto_reply", "auto-reply"];

    /// <summary>Null for a mail that a person seems to have written.</summary>
    public static AutomaticMail? Detect(MimeMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return Reasons(message).FirstOrDefault() is { } reason ? new AutomaticMail(reason, IsAnswer(message)) : null;
    }

    private static IEnumerable<string> Reasons(MimeMessage message)
    {
        var headers = message.Headers;
        foreach (var submitted in headers.All("Auto-Submitted").Select(FirstWord).Where(word => word is not ("" or "no")))
            yield return $"Auto-Submitted: {submitted}";
        foreach (var precedence in headers.All("Precedence").Select(FirstWord).Where(BulkPrecedences.Contains))
            yield return $"Precedence: {precedence}";
        foreach (var name in Markers.Where(name => headers.All(name).Any(header => FirstWord(header) is not ("" or "no" or "false"))))
            yield return $"{name} is present";
        if (headers.All("X-Auto-Response-Suppress").Any(SuppressesAnswers))
            yield return $"X-Auto-Response-Suppress: {headers["X-Auto-Response-Suppress"]}";
        if (headers.Contains("List-Id") || headers.Contains("List-Unsubscribe"))
            yield return headers.Contains("List-Id") ? "List-Id is present" : "List-Unsubscribe is present";
        if (MachineSenders.HasEmptyReturnPath(message))
            yield return "Return-Path is empty";
        if (MachineSenders.Find(message) is { } sender)
            yield return $"The sender is {sender}";
        if (headers.Contains("Feedback-Type"))
            yield return "Feedback-Type is present";
        if (ReportKind(message) is { } report)
            yield return report;
    }

    /// <summary>Reports of mail systems (RFC 3464, 3798, 5965) say by their type what they are.</summary>
    private static string? ReportKind(MimeMessage message)
    {
        if (!message.Body.ContentType.Is("multipart", "report"))
            return HasReceipt(message.Body) ? "It is a read receipt (disposition notification)" : null;
        return message.Body.ContentType.Parameters["report-type"]?.ToLowerInvariant() switch
        {
            "disposition-notification" => "It is a read receipt (disposition notification)",
            "delivery-status" => "It is a delivery status report",
            "feedback-report" => "It is a feedback report (Feedback-Type)",
            { } other => $"It is a report ({other})",
            null => "It is a report",
        };
    }

    /// <summary>Some programs send a receipt without calling the whole a report.</summary>
    private static bool HasReceipt(MimeEntity entity) =>
        entity is Multipart multipart ? multipart.Parts.Any(HasReceipt) : entity.ContentType.Is("message", "disposition-notification");

    private static bool SuppressesAnswers(Header header) =>
        header.Value.Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries)
            .Any(word => word.ToUpperInvariant() is "ALL" or "OOF" or "AUTOREPLY");

    private static bool IsAnswer(MimeMessage message)
    {
        var headers = message.Headers;
        return headers.All("Auto-Submitted").Any(header => FirstWord(header) is "auto-replied" or "auto-response")
            || headers.All("Precedence").Any(header => FirstWord(header) is "auto_reply" or "auto-reply")
            || Markers.Where(name => name != "X-Loop").Any(name => headers.All(name).Any(header => FirstWord(header) is not ("" or "no" or "false")))
            || OutOfOfficeSubjects.Match(message.Subject);
    }

    private static string FirstWord(Header header)
    {
        var text = header.Value;
        var end = text.AsSpan().IndexOfAny(" ;,(\t");
        return (end < 0 ? text : text[..end]).ToLowerInvariant();
    }
}
