namespace ServiceDesk.Testing.Fuzz;

/// <summary>Damage that knows little of mail: bits, cuts, repetitions, tokens, line ends.</summary>
internal static class ByteDamage
{
    public static void Apply(MailBuffer mail, FuzzRandom random)
    {
        var at = random.Below(mail.Length);
        var count = Math.Min(random.Between(1, 200), mail.Length - at);
        switch (random.Below(9))
        {
            case 0:
                for (var times = mail.Length == 0 ? 0 : random.Between(1, 16); times > 0; times--)
                    mail[random.Below(mail.Length)] ^= (byte)(1 << random.Below(8));
                break;
            case 1:
                mail.Remove(at, mail.Length - at);
                break;
            case 2 when random.OneIn(3):
                mail.Remove(0, at);
                break;
            case 3:
                mail.Remove(at, count);
                break;
            case 4:
                mail.Insert(at, mail.Copy(at, count));
                break;
            case 5:
                LineEnds(mail, random);
                break;
            case 6:
                InsertHtml(mail, random);
                break;
            default:
                for (var times = random.Between(1, 4); times > 0; times--)
                    mail.Insert(random.Below(mail.Length + 1), random.Pick(FuzzTokens.Any));
                break;
        }
    }

    /// <summary>At a tag of the HTML, if there is any that is not encoded.</summary>
    private static void InsertHtml(MailBuffer mail, FuzzRandom random)
    {
        var html = mail.Find("text/html"u8, random.Below(mail.Length));
        if (html < 0)
            return;
        for (var times = random.Between(1, 6); times > 0; times--)
        {
            var place = mail.Find(random.OneIn(2) ? "<"u8 : ">"u8, html + random.Below(mail.Length - html));
            if (place >= 0)
                mail.Insert(place + random.Below(2), random.Pick(FuzzTokens.Html));
        }
    }

    private static void LineEnds(MailBuffer mail, FuzzRandom random)
    {
        var text = mail.ToArray();
        var (wanted, given) = random.Below(3) switch { 0 => ("\r\n", "\n"), 1 => ("\r\n", "\r"), _ => ("\r\n", "\r\r\n") };
        mail.Set(System.Text.Encoding.Latin1.GetBytes(System.Text.Encoding.Latin1.GetString(text).Replace(wanted, given, StringComparison.Ordinal)));
    }
}
