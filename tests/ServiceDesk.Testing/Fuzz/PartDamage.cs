using System.Text;

namespace ServiceDesk.Testing.Fuzz;

/// <summary>Boundaries that are broken; parts that come twice, are gone, or stand inside one another.</summary>
internal static class PartDamage
{
    public static void Apply(MailBuffer mail, FuzzRandom random)
    {
        var (start, length) = mail.Part(random.Below(mail.Length));
        switch (random.Below(10))
        {
            case 0 when length > 0:
                // A delimiter that fits nothing any more.
                mail[start + random.Below(Math.Min(length, 40))] ^= (byte)(1 << random.Below(8));
                break;
            case 1 when length > 0:
                mail.Remove(start, mail.NextLine(start) - start);
                break;
            case 2:
                mail.Remove(start, length);
                break;
            case 3:
                mail.Insert(start, mail.Copy(start, length));
                break;
            case 4:
                Nest(mail, random, start, length);
                break;
            case 5:
                Move(mail, random, start, length);
                break;
            case 6:
                Rename(mail, random);
                break;
            case 7 when length > 0:
                // Opened where it was closed, and the other way round.
                var end = mail.NextLine(start);
                mail.Insert(Math.Max(start, end - (end > 1 && mail[end - 2] == '\r' ? 2 : 1)), "--"u8);
                break;
            case 8:
                var closing = mail.Span.LastIndexOf("\n--"u8);
                mail.Remove(Math.Max(closing, 0), closing < 0 ? 0 : mail.Length - closing);
                break;
            default:
                mail.Insert(random.OneIn(2) ? start : mail.LineStart(random.Below(mail.Length)), "--b\r\n"u8);
                break;
        }
    }

    private static void Nest(MailBuffer mail, FuzzRandom random, int start, int length)
    {
        if (length == 0)
            return;
        var inner = mail.Copy(start, length);
        var delimiter = inner.AsSpan(0, inner.AsSpan().IndexOf((byte)'\n') + 1).ToArray();
        string[] types = ["multipart/mixed", "multipart/alternative", "multipart/related", "multipart/digest", "multipart/x-odd"];
        // With a boundary of its own, or with the one that the outer multipart has.
        var boundary = random.OneIn(3) ? Encoding.Latin1.GetString(delimiter).Trim().TrimStart('-') : "inner" + random.Below(3);
        var head = Encoding.Latin1.GetBytes($"Content-Type: {random.Pick(types)}; boundary=\"{boundary}\"\r\n\r\n--{boundary}\r\n");
        mail.Replace(start, length, [.. delimiter, .. head, .. inner.AsSpan(delimiter.Length), .. Encoding.Latin1.GetBytes($"--{boundary}--\r\n")]);
    }

    private static void Move(MailBuffer mail, FuzzRandom random, int start, int length)
    {
        var part = mail.Copy(start, length);
        mail.Remove(start, length);
        mail.Insert(mail.LineStart(random.Below(mail.Length + 1)), part);
    }

    /// <summary>The parameter names another boundary, or none.</summary>
    private static void Rename(MailBuffer mail, FuzzRandom random)
    {
        var at = mail.Find("boundary="u8, random.Below(mail.Length));
        if (at < 0)
            return;
        if (random.OneIn(2))
            mail.Replace(at, Math.Min(9, mail.Length - at), "bondary="u8);
        else
            mail.Insert(Math.Min(at + 10, mail.Length), "x"u8);
    }
}
