using ServiceDesk.Mail.Mime;

namespace ServiceDesk.Mail.Tests.Mime;

public class AutomaticMailTests
{
    [Theory]
    [InlineData("Auto-Submitted: auto-generated", false)]
    [InlineData("Auto-Submitted: Auto-Replied (vacation)", true)]
    [InlineData("Auto-Submitted: auto-replied; owner-email=x@example.org", true)]
    [InlineData("Precedence: bulk", false)]
    [InlineData("Precedence: junk", false)]
    [InlineData("Precedence: LIST", false)]
    [InlineData("Precedence: auto_reply", true)]
    [InlineData("List-Id: <news.example.org>", false)]
    [InlineData("List-Unsubscribe: <https://example.org/u>", false)]
    [InlineData("X-Auto-Response-Suppress: All", false)]
    [InlineData("X-Auto-Response-Suppress: DR, OOF, AutoReply", false)]
    [InlineData("X-Autoreply: yes", true)]
    [InlineData("X-Autorespond: vacation", true)]
    [InlineData("X-Loop: desk", false)]
    [InlineData("Return-Path: <>", false)]
    [InlineData("Return-Path: <MAILER-DAEMON@mx.example.org>", false)]
    [InlineData("Sender: postmaster@example.org", false)]
    [InlineData("Feedback-Type: abuse", false)]
    [InlineData("Content-Type: multipart/report; report-type=feedback-report; boundary=b", false)]
    [InlineData("Content-Type: multipart/report; report-type=disposition-notification; boundary=b", false)]
    [InlineData("Precedence: bulk\nSubject: Out of office: back on Monday", true)]
    [InlineData("X-Auto-Response-Suppress: All\nSubject: =?utf-8?Q?R=C3=A9ponse_automatique_: x?=", true)]
    public void Detect_AutomaticMail_SaysWhy(string fields, bool isOutOfOffice)
    {
        var automatic = AutomaticMail.Detect(RawMail.Load($"From: jane@example.org\n{fields}\n\n--b\n\nx\n--b--\n"));

        Assert.NotNull(automatic);
        Assert.NotEmpty(automatic.Reason);
        Assert.Equal(isOutOfOffice, automatic.IsOutOfOffice);
    }

    [Theory]
    [InlineData("Auto-Submitted: no")]
    [InlineData("Auto-Submitted:")]
    [InlineData("Precedence: first-class")]
    [InlineData("Precedence: normal")]
    [InlineData("X-Auto-Response-Suppress: DR, RN, NRN")]
    [InlineData("X-Autoreply: no")]
    [InlineData("Return-Path: <jane@example.org>")]
    [InlineData("Subject: Out of office next week, please plan")]
    [InlineData("Sender: postmaster.jane@example.org")]
    public void Detect_MailOfAPerson_IsNull(string fields)
    {
        Assert.Null(AutomaticMail.Detect(RawMail.Load($"From: jane@example.org\n{fields}\n\nx")));
    }
}
