using System.Buffers;

namespace ServiceDesk.Mail.Mime;

/// <summary>Reads a bounce that is written for people: recipients, codes and whether it is final.</summary>
internal static class BounceText
{
    private static readonly SearchValues<char> NotInAddress = SearchValues.Create(" \t<>(),;:");
    private const int LongestReport = 20_000;

    public static Bounce Read(MimeMessage message, ReturnedOriginal? original)
    {
        var report = ReturnedOriginal.TextBefore(message.TextBody ?? "");
        if (report.Length > LongestReport)
            report = report[..LongestReport];
        var status = StatusCodes.FindEnhanced(report) ?? StatusCodes.FromReply(report);
        var isDelay = IsDelay(message.Subject) || status?.StartsWith('4') == true;
        return new Bounce
        {
            OriginalMessageId = original?.MessageId,
            OriginalHeaders = original?.Headers ?? HeaderList.Empty,
            FailedRecipients = Recipients(message, report, original),
            Status = status,
            Diagnostic = LineWith(report, status),
            // Systems that give no code write when they give up, not while they still try.
            IsPermanent = status?.StartsWith('5') == true || !isDelay,
        };
    }

    private static List<string> Recipients(MimeMessage message, string report, ReturnedOriginal? original)
    {
        var named = message.Headers.All("X-Failed-Recipients").SelectMany(header => MailboxAddress.ParseList(header.Text))
            .Select(mailbox => mailbox.Address).ToList();
        if (named.Count == 0)
            named = InReport(report);
        if (named.Count == 0 && original is not null)
            named = [.. original.Headers.All("To").SelectMany(header => MailboxAddress.ParseList(header.Text)).Select(mailbox => mailbox.Address)];
        return [.. named.Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>Lines that consist of an address, as Exim, qmail and sendmail write them.</summary>
    private static List<string> InReport(string report)
    {
        var found = new List<string>();
        foreach (var line in report.Split('\n'))
        {
            var word = line.Trim().TrimEnd(':').Trim('<', '>', '"');
            var end = line.IndexOf(">:", StringComparison.Ordinal);
            if (end > 0 && line.TrimStart().StartsWith('<'))
                word = line.TrimStart()[1..].Split('>')[0];
            if (IsAddress(word))
                found.Add(word);
        }
        return found;
    }

    private static bool IsAddress(string word)
    {
        var at = word.LastIndexOf('@');
        return at > 0 && word.Length < 255 && word.IndexOf('.', at) > at && !word.AsSpan().ContainsAny(NotInAddress);
    }

    private static bool IsDelay(string? subject) =>
        subject is not null && (subject.Contains("delay", StringComparison.OrdinalIgnoreCase) || subject.StartsWith("warning", StringComparison.OrdinalIgnoreCase));

    private static string? LineWith(string report, string? status)
    {
        if (status is null)
            return null;
        return Array.Find(report.Split('\n'), line => line.Contains(status, StringComparison.Ordinal) || StatusCodes.FromReply(line) == status)?.Trim();
    }
}
