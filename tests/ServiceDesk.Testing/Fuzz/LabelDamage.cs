using System.Buffers.Text;
using System.Text;

namespace ServiceDesk.Testing.Fuzz;

/// <summary>Charsets and transfer encodings that are not those of the content; encoded content that is damaged inside.</summary>
internal static class LabelDamage
{
    public static void Apply(MailBuffer mail, FuzzRandom random)
    {
        switch (random.Below(5))
        {
            case 0 or 1:
                Relabel(mail, random, "charset="u8, FuzzTokens.Charsets, " \";\r\n"u8);
                break;
            case 2:
                Relabel(mail, random, "Transfer-Encoding: "u8, FuzzTokens.Encodings, "\r\n"u8);
                break;
            case 3:
                Relabel(mail, random, "=?"u8, FuzzTokens.Charsets, "?"u8);
                break;
            default:
                Recode(mail, random);
                break;
        }
    }

    private static void Relabel(MailBuffer mail, FuzzRandom random, ReadOnlySpan<byte> key, byte[][] labels, ReadOnlySpan<byte> ends)
    {
        var at = mail.Find(key, random.Below(mail.Length));
        if (at < 0)
            return;
        at = Math.Min(at + key.Length, mail.Length);
        var length = mail.Span[at..].IndexOfAny(ends);
        mail.Replace(at, length is < 0 or > 60 ? 0 : length, random.Pick(labels));
    }

    /// <summary>Bytes within base64 are changed, so that what is inside (TNEF, HTML, calendars) is damaged and not its wrapping.</summary>
    private static void Recode(MailBuffer mail, FuzzRandom random)
    {
        var field = mail.Find("Encoding: base64"u8, random.Below(mail.Length));
        var blank = field < 0 ? -1 : mail.Span[field..].IndexOf("\r\n\r\n"u8);
        if (blank < 0)
            return;
        var start = field + blank + 4;
        var length = mail.Span[start..].IndexOf("\r\n--"u8);
        if (length < 0)
            length = mail.Length - start;
        var content = new byte[Base64.GetMaxDecodedFromUtf8Length(length)];
        if (Base64.DecodeFromUtf8(mail.Span.Slice(start, length), content, out _, out var count) != System.Buffers.OperationStatus.Done || count == 0)
            return;
        for (var times = random.Between(1, 6); times > 0; times--)
            content[random.Below(random.OneIn(2) ? Math.Min(count, 64) : count)] = random.OneIn(3) ? (byte)random.Pick<int>([0, 1, 255, 127, 128]) : (byte)random.Below(256);
        var kept = random.OneIn(4) ? random.Between(1, count) : count;
        mail.Replace(start, length, Encoding.ASCII.GetBytes(Convert.ToBase64String(content, 0, kept, Base64FormattingOptions.InsertLineBreaks)));
    }
}
