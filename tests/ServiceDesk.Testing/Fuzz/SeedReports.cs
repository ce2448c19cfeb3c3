namespace ServiceDesk.Testing.Fuzz;

/// <summary>What machines write: reports of deliveries and of reading, answers in absence, mailing lists.</summary>
internal static class SeedReports
{
    public static IEnumerable<string> All(SeedText text, int number)
    {
        yield return Report(number, "delivery-status", Status(number), SeedMails.Header(text.Charset, text.Subject, number, true) + SeedPart.Text(text.Reply(), text.Charset, "8bit"));
        yield return Report(number, "disposition-notification", """
            Content-Type: message/disposition-notification

            Reporting-UA: customer.example; Outlook
            Final-Recipient: rfc822;rita@customer.example
            Original-Message-ID: <17@desk.example>
            Disposition: manual-action/MDN-sent-manually; displayed
            """, SeedMails.Header(text.Charset, text.Subject, number, false));
        yield return Crlf($"""
            Return-Path: <>
            From: MAILER-DAEMON@mx.example
            To: help@desk.example
            Subject: failure notice

            Hi. This is the qmail-send program at mx.example.
            I'm afraid I wasn't able to deliver your message to the following addresses.

            <rita@customer.example>:
            192.0.2.1 does not like recipient.
            Remote host said: 550 5.1.1 User unknown

            --- Below this line is a copy of the message.

            """) + SeedMails.Header(text.Charset, text.Subject, number, true) + SeedPart.Text(text.Reply(), text.Charset, "8bit");
        yield return Crlf($"""
            From MAILER Mon Jan  6 10:00:00 2025
            From: rita@customer.example
            To: help@desk.example
            Subject: Automatic reply: {SeedPart.Word(text.Subject, text.Charset, true)}
            Auto-Submitted: auto-replied (vacation)
            X-Auto-Response-Suppress: All
            Precedence: bulk

            """) + SeedPart.Text(text.Letter, text.Charset, "quoted-printable");
        yield return Crlf($"""
            List-Id: Printers <printers.lists.example>
            List-Unsubscribe: <mailto:leave@lists.example>
            Sender: printers-bounces@lists.example

            """) + SeedMails.Header(text.Charset, text.Subject, number, true)
            + SeedPart.Multi("mixed", SeedPart.Text(text.Reply(), text.Charset, "base64"), SeedPart.Text("_______\nprinters mailing list\nhttps://lists.example/printers\n", "us-ascii", "7bit"));
    }

    private static string Status(int number) => $"""
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mail.desk.example
        Arrival-Date: Mon, 6 Jan 2025 10:00:00 +0100

        Final-Recipient: rfc822; rita{number}@customer.example
        Original-Recipient: rfc822;rita@customer.example
        Action: failed
        Status: 5.1.1
        Remote-MTA: dns; mx.customer.example
        Diagnostic-Code: smtp; 550 5.1.1 <rita@customer.example>: Recipient address rejected: User unknown
        """;

    private static string Report(int number, string type, string status, string original) => Crlf($"""
        Return-Path: <>
        From: Mail Delivery System <MAILER-DAEMON@mail.desk.example>
        To: help@desk.example
        Subject: Undelivered Mail Returned to Sender
        Message-ID: <report{number}@mail.desk.example>
        Auto-Submitted: auto-replied
        MIME-Version: 1.0

        """) + SeedPart.Multi(
        $"report; report-type={type}",
        SeedPart.Text("This is the mail system at host mail.desk.example.\n\nI'm sorry to have to inform you that your message could not\nbe delivered to one or more recipients.\n", "us-ascii", "7bit"),
        Crlf(status) + "\r\n",
        SeedPart.Message(original));

    private static string Crlf(string text) => text.ReplaceLineEndings("\r\n");
}
