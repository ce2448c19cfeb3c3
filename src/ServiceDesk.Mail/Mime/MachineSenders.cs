namespace ServiceDesk.Mail.Mime;

/// <summary>Addresses that mail systems write from (RFC 2142, RFC 3834 section 4).</summary>
internal static class MachineSenders
{
    /// <summary>The address among From, Sender and Return-Path that belongs to a mail system, or null.</summary>
    public static string? Find(MimeMessage message)
    {
        var addresses = message.From.AsEnumerable();
        if (message.Sender is { } sender)
            addresses = addresses.Append(sender);
        addresses = addresses.Concat(message.Headers.All("Return-Path").SelectMany(header => MailboxAddress.ParseList(header.Text)));
        return addresses.FirstOrDefault(IsMachine)?.Address;
    }

    /// <summary>The null reverse path of RFC 5321 section 4.5.5, which reports are sent with.</summary>
    public static bool HasEmptyReturnPath(MimeMessage message) =>
        message.Headers.All("Return-Path").Any(header => header.Text.Replace(" ", "", StringComparison.Ordinal) == "<>");

    private static bool IsMachine(MailboxAddress address) =>
        address.LocalPart.ToUpperInvariant() is "MAILER-DAEMON" or "MAILERDAEMON" or "MAILER_DAEMON" or "MAIL-DAEMON" or "POSTMASTER";
}
