using System.Text;

namespace ServiceDesk.Testing.Fuzz;

/// <summary>What damage puts into mails. One character is one byte (Latin-1).</summary>
internal static class FuzzTokens
{
    /// <summary>Fields that change how a mail or a part is read.</summary>
    public static readonly byte[][] Fields = Bytes(
        "Content-Type: message/rfc822", "Content-Type: multipart/mixed", "Content-Type: multipart/mixed; boundary=\"\"", "Content-Type: multipart/alternative; boundary=b",
        "Content-Type: multipart/related; start=\"<x>\"; boundary=-", "Content-Type: text/html; charset=utf-7", "Content-Type: text/html", "Content-Type: application/ms-tnef",
        "Content-Type: text/calendar; method=CANCEL", "Content-Type: message/delivery-status", "Content-Type: multipart/report; report-type=delivery-status; boundary=b",
        "Content-Type: message/partial; id=x; number=1; total=3", "Content-Type: message/global", "Content-Type: text/plain; format=flowed; delsp=yes", "Content-Type: (((", "Content-Type:",
        "Content-Type: multipart/digest; boundary=b", "Content-Transfer-Encoding: base64", "Content-Transfer-Encoding: quoted-printable", "Content-Transfer-Encoding: x-uuencode",
        "Content-Transfer-Encoding: 8bit", "Content-Disposition: attachment; filename*0*=utf-8''%E4%B8; filename*1*=%AD; filename*3=x", "Content-Disposition: inline; filename=\"../../etc/passwd\"",
        "Content-Disposition: attachment; filename=\"=?utf-8?B?w6k=?= =?utf-8?Q?=C3?=\"", "Content-ID: <x>", "From: \"unclosed <a@b>", "From: =?utf-8?Q?a=2C_b?= <a@b>, (c (d) e) <@x,@y:f@g>",
        "From: group: a@b, c@d;, e", "To: \"=?iso-8859-1?Q?=E9?=\" <\"q \\\" q\"@x.example>", "To: a@xn--bcher-kva.example", "Subject: =?gb2312?B?xOO6?= =?gb2312?B?ww==?=", "Subject: =?utf-8?B?w6?=",
        "Subject: =?iso-2022-jp?B?GyRCRnxLXA==?=", "Subject: =?utf-8?Q?a b c?=", "Subject: =?utf-8?Q?=ED=A0=80?=", "Subject: \u00E9\u00C3\u00A9\u00FF", "Date: Mon, 99 Foo 2025 99:99:99 +9999",
        "Date: 6 Jan 25 10:00 EST", "References: <a@b><c@d> <<e>> f@g", "Message-ID: <", "Auto-Submitted: auto-replied", "X-Failed-Recipients: a@b, c", "Return-Path: <>", "Precedence: bulk",
        "From nobody Mon Jan  6 10:00:00 2025", ": no name", " folded", "\t", "no colon at all", "Subject : blank before the colon", "MIME-Version: 1.0 (\u0000)");

    public static readonly byte[][] Charsets = Bytes(
        "utf-8", "us-ascii", "iso-8859-1", "windows-1252", "windows-1251", "koi8-r", "gb2312", "gb18030", "big5", "shift_jis", "euc-jp", "iso-2022-jp", "iso-2022-jp-2", "iso-2022-kr",
        "ks_c_5601-1987", "euc-kr", "hz-gb-2312", "utf-7", "utf-16", "utf-16be", "utf-32", "ibm037", "x-mac-roman", "unknown-8bit", "\"", "''", "utf-8*en", "none", "iso-8859-8-i", "cp-850");

    public static readonly byte[][] Encodings = Bytes("base64", "quoted-printable", "7bit", "8bit", "binary", "x-uuencode", "x-unknown", "\"base64\"", "quoted-printable (x)");

    public static readonly byte[][] Html = Bytes(
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg><style><img src=x onerror=alert(1)></style></svg>", "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">", "<a href=\"jav&#x09;ascript:alert(1)\">x</a>", "<style>@import url(//evil.example)</style>", "<p style=\"background:url(//evil.example)\">",
        "<p style=\"width:exp/**/ression(alert(1))\">", "<form action=//evil.example><input formaction=x>", "<base href=//evil.example>", "<meta http-equiv=refresh content=0;url=//evil.example>", "<title><a title=\"</title><img src=x onerror=alert(1)>\">",
        "<textarea><img title=\"</textarea><script>\">", "<template><script>", "<!--><img src=x onerror=alert(1)>-->", "<!-- a -- --!>b", "<![CDATA[", "]]>", "<?x", "</", "<", ">", "<table><tr><td><p><li>", "</table>", "<a href=https://x.example title='\">'>",
        "<b", "<img srcset=\"//evil.example 1x\" src=\"cid:a%00b\">", "<plaintext>", "<xmp>", "</p>", "<select><option><style></select>", "&lt;script&gt;", "&#0;", "&#x110000;", "&notit;", "<div style='color:red;;;' class=\"gmail_quote\">", "<blockquote type=cite>",
        "<div id=appendonsend></div>", "<div id=divRplyFwdMsg>", "<pre>\n\n", "<style>a{b:c</style>", "<svg/onload=alert(1)>", "<image href=x>", "\u0000", "<td background=x>", "<ol start=2147483647><li>a<li>b", "<ul><ul><ul>");

    public static readonly byte[][] Any =
    [
        .. Bytes("\r\n", "\n", "\r", "\r\n\r\n", "--", "=?utf-8?Q?", "?=", "=?utf-8?B?", "\"", "(", ")", "<", ">", ";", ":", "=", "\u0000", "\u001B$B", "\u001B(B", "\u00FF\u00FE", "\u00EF\u00BB\u00BF", "begin 644 x\r\n", "end\r\n", "> ", ">>>", "-- \r\n",
            "On Mon, 6 Jan 2025 at 10:00, A <a@b.example> wrote:\r\n", "-----Original Message-----\r\nFrom: a@b\r\nSent: today\r\nSubject: x\r\n", "Von: a@b\r\nGesendet: 6. Januar 2025\r\nBetreff: x\r\n", "________________________________\r\n",
            "Sent from my iPhone\r\n", "Am 6. Januar schrieb x:\r\n", "+AAAA", "+2AA-", "=\r\n", "=E9", "=C3=A9", "====", "BEGIN:VEVENT\r\n", "END:VCALENDAR\r\n", "RRULE:FREQ=SECONDLY\r\n", "DTSTART;TZID=/x/Europe/Berlin:20250107T1000\r\n", "DURATION:P99999999999W\r\n",
            "Final-Recipient: rfc822;a@b\r\n", "{\\rtf1\\ansi\\fromhtml1{\\*\\htmltag <b>}", "\u0078\u009F\u003E\u0022\u0000\u0000"),
        .. Fields, .. Html,
    ];

    /// <summary>What bombs are made of.</summary>
    public static readonly byte[][] Units = Bytes(
        "(", "\"", "<", ">", ",", ";", "=", ":", "a", " ", "\r\n", "\r", " \r\n", "\u00C3", "=?a?Q?", "=?utf-8?Q?a?= ", "=?utf-8?B?YQ==?=\r\n ", "<div>", "<b>", "<table><tr><td>", "<blockquote>", "<ul><li>", "<style>a{", "<!--", "<a href=x>", "<p style='a(((", "&", "&#", "<svg>",
        "<a b='", "</div>", "> ", ">", "> \n>> \n", "--b\r\n", "--\r\n", "x: y\r\n", "a@b, ", "<a@b>", "begin 644 a\r\n", "#0V%T\r\n", "+A-", "=E9", "= ", "cid:", "http://", "On Mon, 6 Jan wrote:\r\n", "From: a@b\r\n", "-----Original Message-----\r\n", "-- \r\n", "Regards\r\n", "a*1*=b;", "a=b; ", "Action: failed\r\n\r\n",
        "BEGIN:VEVENT\r\n", "BEGIN:VTIMEZONE\r\n", " x\r\n", "<@x:", "\\", "{", "}", "\u0000", "@", ".", "www.");

    private static byte[][] Bytes(params string[] texts) => [.. texts.Select(Encoding.Latin1.GetBytes)];
}
