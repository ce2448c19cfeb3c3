using System.Globalization;
using System.Text;

namespace ServiceDesk.Testing.Fuzz;

/// <summary>The realistic mails that damage begins from: every family in every language of <see cref="SeedText"/>.</summary>
public static class SeedMails
{
    private static readonly string[] Encodings = ["8bit", "quoted-printable", "base64"];

    public static IReadOnlyList<byte[]> All { get; } = Build();

    private static List<byte[]> Build()
    {
        var mails = new List<byte[]>();
        var number = 0;
        foreach (var text in SeedText.All)
        {
            foreach (var body in Bodies(text, number))
            {
                var encoding = Encodings[number % 3];
                mails.Add(Encoding.Latin1.GetBytes(Header(text, number++, encoding == "base64") + body));
            }
            mails.AddRange(SeedReports.All(text, number).Select(Encoding.Latin1.GetBytes));
        }
        return mails;
    }

    private static IEnumerable<string> Bodies(SeedText text, int number)
    {
        var encoding = Encodings[number / 7 % 3];
        var sevenBit = text.Charset == "iso-2022-jp" ? "7bit" : encoding;
        yield return SeedPart.Text(text.Reply(), text.Charset, sevenBit);
        yield return SeedPart.Text(text.Reply().Replace("\n\n", "  \n\n", StringComparison.Ordinal), text.Charset, "8bit", parameters: "; format=flowed; delsp=yes");
        foreach (var shape in SeedHtml.Shapes)
            yield return SeedPart.Multi("alternative", SeedPart.Text(text.Reply(), text.Charset, sevenBit), SeedPart.Text(shape(text), "utf-8", encoding, "text/html"));
        yield return SeedPart.Text(SeedHtml.Outlook(text), text.Charset, "quoted-printable", "text/html");
        yield return SeedPart.Text(SeedHtml.Gmail(text), text.Charset, "8bit", "text/html");
        yield return SeedPart.Text(SeedHtml.Apple(text), "utf-16", "base64", "text/html");
        yield return SeedPart.Multi("related; type=\"text/html\"", SeedPart.Text(SeedHtml.Outlook(text), "utf-8", encoding, "text/html"), Picture("image001.png"));
        yield return SeedPart.Multi("mixed", SeedPart.Text(text.Reply(), text.Charset, sevenBit), Document(text), Picture("photo.png"), SeedPart.Text(text.Closing, text.Charset, "8bit"));
        yield return SeedPart.Multi("mixed", SeedPart.Text(text.Reply(), text.Charset, sevenBit), Forward(text, 3));
        yield return SeedPart.Multi("digest", $"\r\n{Forward(text, 1)}", $"\r\n{Header(text, 7, true)}{SeedPart.Text(text.Letter, text.Charset, "8bit")}");
        yield return SeedPart.Multi("signed; micalg=sha-256; protocol=\"application/pgp-signature\"", SeedPart.Text(text.Reply(), text.Charset, sevenBit), SeedPart.File("application/pgp-signature; name=\"signature.asc\"", "attachment; filename=signature.asc", Noise(300)));
        yield return SeedPart.Multi("mixed", SeedPart.Text(text.Letter, text.Charset, sevenBit), SeedPart.Multi("appledouble", SeedPart.File("application/applefile", "attachment; filename=Plan", Noise(200)), Document(text)));
        yield return SeedPart.Multi("mixed", SeedPart.Text(text.Letter, text.Charset, sevenBit), Tnef(text, withBody: false));
        yield return Tnef(text, withBody: true);
        yield return SeedPart.Multi("alternative", SeedPart.Text(text.Letter, text.Charset, sevenBit), SeedPart.Text(SeedHtml.Outlook(text), "utf-8", encoding, "text/html"), Calendar(text));
        yield return SeedPart.Text($"{text.Letter}\n\nbegin 644 notes.txt\n{Uuencode(Noise(900))}`\nend\n\n{text.Closing}\n", text.Charset, "8bit");
    }

    public static string Header(string charset, string subject, int number, bool base64) => string.Create(CultureInfo.InvariantCulture, $"""
        Return-Path: <rita+{number}@customer.example>
        Received: from mx{number}.customer.example (mx.customer.example [192.0.2.{number % 250}]) by mail.desk.example (Postfix) with ESMTPS id 4YR{number:X8}
         for <help@desk.example>; Mon,  6 Jan 2025 10:{number % 60:D2}:00 +0100 (CET)
        DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=customer.example; s=key1; t=17361{number:D5};
         h=from:to:subject:date:message-id; bh=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=; b=Zm9vYmFyYmF6cXV4
        From: "{SeedPart.Word(subject, charset, base64)}, R." <rita.requester@customer.example>
        To: Help Desk <help@desk.example>, "Ops, Team" <ops@desk.example>, (a comment) boss@customer.example (The Boss)
        Cc: undisclosed-recipients:;, A group: x@a.example, y@b.example;
        Subject: Re: [#{number}] {SeedPart.Word(subject, charset, base64)}
         {SeedPart.Word(subject, charset, !base64)}
        Date: Mon, 6 Jan 2025 10:{number % 60:D2}:00 +0100
        Message-ID: <{number}.8C2F@customer.example>
        In-Reply-To: <{number}.1@desk.example>
        References: <{number}.0@desk.example> <{number}.1@desk.example>
        MIME-Version: 1.0
        X-Mailer: Microsoft Outlook 16.0
        Thread-Index: AdteQ{number:D6}==

        """).ReplaceLineEndings("\r\n");

    private static string Header(SeedText text, int number, bool base64) => Header(text.Charset, text.Subject, number, base64);

    private static string Forward(SeedText text, int depth)
    {
        var body = depth <= 1
            ? SeedPart.Text(text.Reply(), text.Charset, "8bit")
            : SeedPart.Multi("mixed", SeedPart.Text(text.Letter, text.Charset, "quoted-printable"), Forward(text, depth - 1));
        return SeedPart.Message(Header(text, depth, depth % 2 == 0) + body);
    }

    private static string Picture(string name) => SeedPart.File($"image/png; name=\"{name}\"", $"inline; filename=\"{name}\"", Noise(700), $"Content-ID: <{name}@01DB6010.ABCDEF10>\r\n");

    private static string Document(SeedText text)
    {
        var percent = string.Concat(Encoding.UTF8.GetBytes(text.Subject).Select(b => $"%{b:X2}"));
        return SeedPart.File("application/vnd.openxmlformats-officedocument.wordprocessingml.document", $"attachment;\r\n filename*0*=utf-8''{percent};\r\n filename*1=\".docx\"; size=1200", Noise(1200));
    }

    private static string Tnef(SeedText text, bool withBody)
    {
        var codePage = SeedPart.EncodingOf(text.Charset).CodePage;
        var subject = SeedPart.EncodingOf(text.Charset).GetBytes(text.Subject);
        var inner = new TnefWriter(codePage).Subject(subject).Body(SeedPart.EncodingOf(text.Charset).GetBytes(text.Letter)).Attachment("INNER~1.BIN", Noise(150)).ToArray();
        var rtf = $"{{\\rtf1\\ansi\\ansicpg1252\\fromhtml1 \\deff0{{\\fonttbl{{\\f0\\fswiss\\fcharset0 Arial;}}}}{{\\*\\htmltag64 <p>}}\\htmlrtf {{\\htmlrtf0 {string.Concat(text.Letter.Select(c => c < 128 ? $"{c}" : $"\\u{(short)c}?")).Replace("\n", "\\par ", StringComparison.Ordinal)}\\htmlrtf }}\\htmlrtf0 {{\\*\\htmltag72 </p>}}}}";
        var writer = new TnefWriter(codePage).Subject(subject);
        if (withBody)
            writer.Message(TnefWriter.Unicode(0x0037, text.Subject), TnefWriter.Named("Content-Class", "x"), TnefWriter.Binary(0x1009, TnefWriter.CompressedRtf(rtf)));
        writer.Attachment("LONGNA~1.PDF", Noise(600), TnefWriter.Long(0x3705, 1), TnefWriter.Unicode(0x3707, text.Subject + ".pdf"), TnefWriter.String8(0x370E, "application/pdf"u8.ToArray()));
        writer.Attachment("MESSAGE", null, TnefWriter.Long(0x3705, 5), TnefWriter.EmbeddedMessage(inner));
        return SeedPart.File("application/ms-tnef; name=\"winmail.dat\"", "attachment; filename=\"winmail.dat\"", writer.ToArray());
    }

    private static string Calendar(SeedText text) => SeedPart.Text($"""
        BEGIN:VCALENDAR
        PRODID:-//Example//Calendar 1.0//EN
        VERSION:2.0
        METHOD:REQUEST
        BEGIN:VTIMEZONE
        TZID:W. Europe Standard Time
        BEGIN:STANDARD
        DTSTART:16010101T030000
        TZOFFSETFROM:+0200
        TZOFFSETTO:+0100
        RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
        END:STANDARD
        END:VTIMEZONE
        BEGIN:VEVENT
        ORGANIZER;CN="{text.Subject}":mailto:rita.requester@customer.example
        ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE;CN=Help
          Desk:mailto:help@desk.example
        SUMMARY;LANGUAGE=de-DE:{text.Subject}\, {text.Subject}
        DTSTART;TZID=W. Europe Standard Time:20250107T100000
        DTEND;TZID=W. Europe Standard Time:20250107T113000
        LOCATION:Room 1\; {text.Subject}
        UID:040000008200E00074C5B7101A82E008
        DESCRIPTION:{text.Letter.Replace("\n", "\\n", StringComparison.Ordinal)}
        END:VEVENT
        END:VCALENDAR
        """, "utf-8", "base64", "text/calendar", "; method=REQUEST");

    private static string Uuencode(byte[] content)
    {
        var output = new StringBuilder();
        foreach (var line in content.Chunk(45))
        {
            output.Append((char)(line.Length + 32));
            for (var i = 0; i < line.Length; i += 3)
            {
                var bits = (line[i] << 16) | ((i + 1 < line.Length ? line[i + 1] : 0) << 8) | (i + 2 < line.Length ? line[i + 2] : 0);
                for (var shift = 18; shift >= 0; shift -= 6)
                    output.Append((bits >> shift & 63) is var value and > 0 ? (char)(value + 32) : '`');
            }
            output.Append('\n');
        }
        return output.ToString();
    }

    private static byte[] Noise(int length)
    {
        var random = new FuzzRandom((ulong)length);
        return [.. Enumerable.Range(0, length).Select(_ => (byte)random.Below(256))];
    }
}
