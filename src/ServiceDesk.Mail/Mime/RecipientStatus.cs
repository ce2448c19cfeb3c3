namespace ServiceDesk.Mail.Mime;

/// <summary>What became of a mail for one recipient (RFC 3464 section 2.3).</summary>
internal sealed record RecipientStatus(string? Address, string Action, string? Status, string? Diagnostic)
{
    // Systems that leave Action out, though it is required, write reports of failures.
    public bool IsFailed => Action is "failed" or "" && Status?.StartsWith('2') != true;

    public bool IsDelayed => Action == "delayed";

    /// <summary>A mail given up after a temporary fault (4.x.x) says nothing against the address.</summary>
    public bool IsPermanent => IsFailed && Status?.StartsWith('4') != true;

    /// <summary>Null where the fields are about no recipient.</summary>
    public static RecipientStatus? Read(HeaderList fields)
    {
        if (!fields.Contains("Final-Recipient") && !fields.Contains("Original-Recipient") && !fields.Contains("Action"))
            return null;
        var diagnostic = AfterType(fields["Diagnostic-Code"]);
        return new RecipientStatus(
            // The address that was written to, which a forwarding server's own address must not hide.
            AddressOf(fields["Original-Recipient"]) ?? AddressOf(fields["Final-Recipient"]),
            (fields["Action"] ?? "").Split([' ', '(', ';'], 2)[0].ToLowerInvariant(),
            StatusCodes.FindEnhanced(fields["Status"]) ?? StatusCodes.FindEnhanced(diagnostic) ?? StatusCodes.FromReply(diagnostic),
            diagnostic);
    }

    private static string? AddressOf(string? field)
    {
        var text = AfterType(field);
        if (text is null || !text.Contains('@', StringComparison.Ordinal))
            return null;
        return MailboxAddress.ParseList(text) is [var mailbox, ..] ? mailbox.Address : null;
    }

    /// <summary>Cuts the type off, as in <c>rfc822; jane@example.org</c> or <c>smtp; 550 unknown</c>.</summary>
    private static string? AfterType(string? field)
    {
        if (string.IsNullOrWhiteSpace(field))
            return null;
        var semicolon = field.IndexOf(';', StringComparison.Ordinal);
        return field[(semicolon + 1)..].Trim();
    }
}
