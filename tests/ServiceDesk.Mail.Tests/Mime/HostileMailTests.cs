using ServiceDesk.Mail.Mime;

namespace ServiceDesk.Mail.Tests.Mime;

/// <summary>Messages made to cost more time than their size deserves. Each is megabytes long: a reader that looks at anything twice too often does not end.</summary>
public class HostileMailTests
{
    private const int Size = 4_000_000;

    // A linear reader needs well under a second; one of quadratic cost needs many minutes.
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(20);

    private const string Many = "{many}";

    /// <summary>A name, the mail with a mark where the repetition goes, and what is repeated there.</summary>
    public static TheoryData<string, string, string> Mails() => new()
    {
        { "boundary lines", "Content-Type: multipart/mixed; boundary=b\n\n" + Many, "--b\n" },
        { "hyphen lines", "Content-Type: multipart/mixed; boundary=b\n\n" + Many, "--c\n" },
        { "siblings without their boundary", "Content-Type: multipart/mixed; boundary=b\n\n" + Many, "--b\nContent-Type: multipart/mixed; boundary=c\n\n" },
        { "nested boundaries", "Content-Type: multipart/mixed; boundary=b\n\n" + Many, "--b\nContent-Type: multipart/mixed; boundary=b\n\n" },
        { "prefixes of the boundary", $"Content-Type: multipart/mixed; boundary={new string('a', 60)}\n\n" + Many, $"--{new string('a', 59)}\n" },
        { "nested messages", Many, "Content-Type: message/rfc822\n\n" },
        { "junk header lines", "Subject: a\n" + Many + "Received: x\n\nx", "no colon here\n" },
        { "fields", Many, "a:\n" },
        { "folds", "Subject: a\n" + Many, " \n" },
        { "encoded words", "Subject: " + Many + "\n\n", "=?utf-8?Q?a?=" },
        { "openings of encoded words", "Subject: " + Many + "?=\n\n", "=?" },
        { "encoded word heads", "Subject: " + Many + "?=\n\n", "=?a?Q?" },
        { "changing charsets", "Subject: " + Many + "\n\n", "=?utf-8?Q?a?= =?koi8-r?B?YQ==?= " },
        { "open comments", "From: " + Many + "\n\n", "(" },
        { "quotes", "From: " + Many + "\n\n", "\"" },
        { "commas", "From: " + Many + "\n\n", "a," },
        { "colons", "From: " + Many + "\n\n", "a@:" },
        { "angles", "To: " + Many + "\n\n", "<" },
        { "identifiers", "References: " + Many + ">\n\n", "<a" },
        { "many identifiers", "References: " + Many + "\n\n", "<a@b>" },
        { "parameters", "Content-Type: text/plain; " + Many + "\n\n", "a=b " },
        { "continuations", "Content-Type: text/plain; " + Many + "\n\n", "a*1*=b;" },
        { "quoted parameter", "Content-Type: text/plain; a=\"" + Many + "\n\n", "\" " },
        { "escapes", "Content-Transfer-Encoding: quoted-printable\n\n" + Many, "= " },
        { "uuencode heads", "Subject: a\n\n" + Many, "begin 644 a\n#0V%T\n" },
        { "flowed quotes", "Content-Type: text/plain; format=flowed\n\n" + Many, "> \n>> \n" },
        { "bare returns", "Subject: a\n\n" + Many, "\r" },
        { "links", "Content-Type: text/html\n\n" + Many, "cid:" },
        { "shifts", "Content-Type: text/plain; charset=utf-7\n\n" + Many, "+A-" },
        { "broken UTF-8", "Subject: a\n\n" + Many, "\u00C3\u00A9\u00C3" },
        { "bounce introductions", "From: mailer-daemon@x\n\n" + Many, "----- Original message -----\n" },
        { "status groups", "From: mailer-daemon@x\nContent-Type: multipart/report; boundary=b\n\n--b\nContent-Type: message/delivery-status\n\n" + Many, "Action: failed\n\n" },
    };

    [Theory]
    [MemberData(nameof(Mails))]
    public void Load_HostileMail_CostsLittle(string name, string template, string unit)
    {
        var mail = template.Replace(Many, string.Concat(Enumerable.Repeat(unit, Size / unit.Length)), StringComparison.Ordinal);
        var took = ThreadCpu.Of(() =>
        {
            var message = RawMail.LoadExactly(mail, new MimeLimits { MaxHeaderBytes = Size * 2 });
            MessageWalk.ReadAll(message);
            _ = Bounce.Detect(message);
            _ = AutomaticMail.Detect(message);
        });

        Assert.True(took < Guard, $"{name}: {took}");
    }
}
