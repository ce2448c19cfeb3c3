using ServiceDesk.Mail.Mime;

namespace ServiceDesk.Mail.Tests.Mime;

public class BounceTests
{
    private static string Report(string recipientFields, string original = "Content-Type: message/rfc822\n\nMessage-ID: <sent-1@desk.example>\nSubject: hi\n\nbody") => $"""
        From: MAILER-DAEMON@mx.example.org
        Content-Type: multipart/report; report-type=delivery-status; boundary=b

        --b

        It failed.
        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.example.org
        Arrival-Date: Mon, 06 Jan 2025 10:00:00 +0000

        {recipientFields}

        --b
        {original}
        --b--
        """;

    [Fact]
    public void Detect_DeliveryStatus_GivesAllOfIt()
    {
        var bounce = Bounce.Detect(RawMail.Load(Report("""
            Final-Recipient: rfc822; jane@example.org
            Action: failed
            Status: 5.1.1
            Diagnostic-Code: smtp; 550 5.1.1 <jane@example.org>: no such
             user here
            """)));

        Assert.NotNull(bounce);
        Assert.Equal("sent-1@desk.example", bounce.OriginalMessageId);
        Assert.Equal("hi", bounce.OriginalHeaders["Subject"]);
        Assert.Equal(["jane@example.org"], bounce.FailedRecipients);
        Assert.Equal("5.1.1", bounce.Status);
        Assert.Equal("550 5.1.1 <jane@example.org>: no such user here", bounce.Diagnostic);
        Assert.True(bounce.IsPermanent);
    }

    [Theory]
    [InlineData("Final-Recipient: rfc822; a@x.org\nAction: delayed\nStatus: 4.4.1", false, "a@x.org")]
    [InlineData("Final-Recipient: rfc822; a@x.org\nAction: failed\nStatus: 4.4.7", false, "a@x.org")]
    [InlineData("Final-Recipient: rfc822;a@x.org\nAction: failed", true, "a@x.org")]
    [InlineData("Final-Recipient: rfc822; a@x.org\nAction: failed (gone)\nDiagnostic-Code: smtp; 451 later", false, "a@x.org")]
    [InlineData("Original-Recipient: rfc822; a@x.org\nFinal-Recipient: rfc822; z@relay.org\nAction: failed\nStatus: 5.0.0", true, "a@x.org")]
    [InlineData("Final-Recipient: rfc822; a@x.org\nAction: delivered\nStatus: 2.0.0\n\nFinal-Recipient: rfc822; b@x.org\nAction: failed\nStatus: 5.2.1", true, "b@x.org")]
    public void Detect_DeliveryStatus_TellsPermanentFromTemporary(string fields, bool isPermanent, string recipient)
    {
        var bounce = Bounce.Detect(RawMail.Load(Report(fields)));

        Assert.Equal(isPermanent, bounce?.IsPermanent);
        Assert.Equal([recipient], bounce!.FailedRecipients);
    }

    [Fact]
    public void Detect_HeadersOnly_FindsMessageId()
    {
        var bounce = Bounce.Detect(RawMail.Load(Report("Final-Recipient: rfc822; a@x.org\nAction: failed\nStatus: 5.0.0", "Content-Type: text/rfc822-headers\n\nMessage-ID: <sent-1@desk.example>\n")));

        Assert.Equal("sent-1@desk.example", bounce?.OriginalMessageId);
    }

    [Fact]
    public void Detect_ReportOfSuccess_IsNull()
    {
        Assert.Null(Bounce.Detect(RawMail.Load(Report("Final-Recipient: rfc822; a@x.org\nAction: delivered\nStatus: 2.0.0"))));
    }

    [Fact]
    public void Detect_ReadReceipt_IsAutomaticAndNoBounce()
    {
        var message = RawMail.Load("""
            From: jane@example.org
            Content-Type: multipart/report; report-type=disposition-notification; boundary=b

            --b

            It was displayed.
            --b
            Content-Type: message/disposition-notification

            Final-Recipient: rfc822; jane@example.org
            Original-Message-ID: <sent-1@desk.example>
            Disposition: manual-action/MDN-sent-manually; displayed
            --b--
            """);

        Assert.Null(Bounce.Detect(message));
        Assert.NotNull(AutomaticMail.Detect(message));
    }

    [Fact]
    public void Detect_ForwardByAPerson_IsNull()
    {
        Assert.Null(Bounce.Detect(RawMail.Load("From: jane@example.org\nContent-Type: message/rfc822\n\nMessage-ID: <1@x>\n\nx")));
        Assert.Null(Bounce.Detect(RawMail.Load("From: jane@example.org\nSubject: Undelivered\n\n----- Original message -----\nMessage-ID: <1@x>\n\nx")));
    }

    [Fact]
    public void Detect_DaemonWithEmbeddedMessage_IsABounce()
    {
        var bounce = Bounce.Detect(RawMail.Load("""
            From: Mail Delivery System <MAILER-DAEMON@mx.example.org>
            Content-Type: multipart/mixed; boundary=b

            --b

            <jane@example.org>: host mx said: 550 5.1.1 unknown user
            --b
            Content-Type: message/rfc822

            Message-ID: <sent-1@desk.example>
            To: jane@example.org

            body
            --b--
            """));

        Assert.Equal("sent-1@desk.example", bounce?.OriginalMessageId);
        Assert.Equal(["jane@example.org"], bounce!.FailedRecipients);
        Assert.Equal("5.1.1", bounce.Status);
        Assert.True(bounce.IsPermanent);
    }

    [Theory]
    [InlineData("------ This is a copy of the message, including all the headers. ------")]
    [InlineData("--- Below this line is a copy of the message.")]
    [InlineData("   ----- Original message follows -----")]
    [InlineData("----- Message header follows -----")]
    [InlineData("Some words that no list knows:")]
    public void Detect_OriginalInText_FindsMessageIdAndRecipient(string introduction)
    {
        var bounce = Bounce.Detect(RawMail.Load($"""
            From: Mail Delivery System <Mailer-Daemon@mx.example.org>
            Subject: Mail delivery failed: returning message to sender

            This message was created automatically by mail delivery software.
            This is a permanent error. The following address(es) failed:

              jane@example.org
                host mx.example.net [192.0.2.1]
                SMTP error from remote mail server after RCPT TO:<jane@example.org>:
                550 No such user

            {introduction}

            Return-path: <desk@desk.example>
            Message-ID: <sent-1@desk.example>
            To: jane@example.org
            Subject: hi

            body
            """));

        Assert.Equal("sent-1@desk.example", bounce?.OriginalMessageId);
        Assert.Equal(["jane@example.org"], bounce!.FailedRecipients);
        Assert.Equal("5.0.0", bounce.Status);
        Assert.True(bounce.IsPermanent);
    }

    [Fact]
    public void Detect_DelayWarning_IsNotPermanent()
    {
        var bounce = Bounce.Detect(RawMail.Load("""
            From: MAILER-DAEMON@mx.example.org
            Subject: Warning: message 1abc delayed 24 hours
            X-Failed-Recipients: jane@example.org

            It could not be delivered yet.

            ------ This is a copy of your message, including all the headers. ------

            Message-ID: <sent-1@desk.example>
            """));

        Assert.False(bounce?.IsPermanent);
        Assert.Equal(["jane@example.org"], bounce!.FailedRecipients);
        Assert.Equal("sent-1@desk.example", bounce.OriginalMessageId);
    }

    [Fact]
    public void Detect_ReportWithoutOriginal_StillNamesTheAddress()
    {
        var bounce = Bounce.Detect(RawMail.Load("From: MAILER-DAEMON@mx.example.org\nSubject: Undelivered Mail Returned to Sender\n\n<jane@example.org>:\n550 5.1.1 no such user\n"));

        Assert.Equal(["jane@example.org"], bounce?.FailedRecipients);
        Assert.Equal("5.1.1", bounce!.Status);
        Assert.Null(bounce.OriginalMessageId);
        Assert.Empty(bounce.OriginalHeaders);
    }

    [Fact]
    public void Detect_EmptyReturnPathAndBounceSubject_IsABounce()
    {
        var bounce = Bounce.Detect(RawMail.Load("Return-Path: <>\nFrom: Mail System <system@mx.example.org>\nSubject: Delivery Failure\nContent-Type: message/rfc822\n\nMessage-ID: <sent-1@desk.example>\nTo: jane@example.org\n\nx"));

        Assert.Equal("sent-1@desk.example", bounce?.OriginalMessageId);
        Assert.Equal(["jane@example.org"], bounce!.FailedRecipients);
    }

    [Fact]
    public void Detect_FeedbackReport_IsNoBounce()
    {
        Assert.Null(Bounce.Detect(RawMail.Load("From: postmaster@example.org\nContent-Type: multipart/report; report-type=feedback-report; boundary=b\n\n--b\nContent-Type: message/rfc822\n\nMessage-ID: <1@x>\n\nx\n--b--\n")));
    }

    [Fact]
    public void Detect_DaemonWithoutOriginal_IsNull()
    {
        Assert.Null(Bounce.Detect(RawMail.Load("From: postmaster@example.org\nSubject: Quota\n\nYour mailbox is nearly full.")));
    }
}
