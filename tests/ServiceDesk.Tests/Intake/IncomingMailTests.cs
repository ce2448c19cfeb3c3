using System.Text;
using ServiceDesk.Intake;
using ServiceDesk.Testing.Fuzz;

namespace ServiceDesk.Tests.Intake;

public sealed class IncomingMailTests
{
    [Fact]
    public void OutlooksContainer_ArrivesAsItsTextAndItsFiles()
    {
        var tnef = new TnefWriter()
            .Message(TnefWriter.Binary(0x1009, TnefWriter.CompressedRtf(@"{\rtf1\ansi The lift is stuck.}")))
            .Attachment("PLAN~1.PDF", "the plan"u8.ToArray(), TnefWriter.Long(0x3705, 1), TnefWriter.Unicode(0x3707, "Plan of the lift.pdf"), TnefWriter.String8(0x370E, "application/pdf"u8.ToArray()))
            .ToArray();
        var mail = Read($"""
            From: ivy@customer.test
            Subject: Lift
            Content-Type: application/ms-tnef; name="winmail.dat"
            Content-Transfer-Encoding: base64

            {Convert.ToBase64String(tnef)}
            """);
        Assert.Equal("The lift is stuck.", mail.Text.Trim());
        var file = Assert.Single(mail.Files);
        using var content = new StreamReader(file.Open());
        Assert.Equal(("Plan of the lift.pdf", "application/pdf", "the plan"), (file.Name, file.ContentType, content.ReadToEnd()));
    }

    [Fact]
    public void ACalendarWithoutAName_GetsOneThatCalendarProgramsTake()
    {
        var mail = Read("""
            From: ivy@customer.test
            Content-Type: multipart/alternative; boundary=b

            --b
            Content-Type: text/plain

            Please come.
            --b
            Content-Type: text/calendar; charset=utf-8; method=REQUEST

            BEGIN:VCALENDAR
            --b
            Content-Type: application/pdf

            x
            --b--
            """);
        Assert.Equal("Please come.", mail.Text.Trim());
        Assert.Equal(["invitation.ics", "attachment"], mail.Files.Select(x => x.Name));
    }

    private static IncomingMail Read(string mail) => IncomingMail.Read(Encoding.UTF8.GetBytes(mail.ReplaceLineEndings("\r\n")));
}
