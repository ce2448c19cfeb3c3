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

    private static bool IsMachine(MailboxAddress address) =>
        address.LocalPart.ToUpperInvariant() is "MAILER-DAEMON" or "MAILERDAEMON" or "POSTMASTER" or "MAIL-DAEMON";
}
