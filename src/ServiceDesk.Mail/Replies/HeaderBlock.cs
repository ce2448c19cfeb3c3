using System.Collections.Frozen;

namespace ServiceDesk.Mail.Replies;

/// <summary>
/// The block that Outlook and others write above the mail that is answered: From, Sent, To, Subject, in the languages
/// of the desk's customers.
/// </summary>
internal static class HeaderBlock
{
    private const int LongestLabel = 30;
    private const int MostLines = 12;
    private const int MostContinuations = 4;

    private static readonly FrozenDictionary<string, Field> Labels = Table(
        (Field.From, "from|reply-to|de|von|absender|da|van|od|nadawca|från|fra|lähettäjä|от|от кого|差出人|送信者|送信元|发件人|寄件者|寄件人|보낸 사람|feladó|de la|kimden|από|від"),
        (Field.Date, "sent|date|sent on|envoyé|envoyé le|envoye|date d'envoi|message du|gesendet|gesendet am|datum|enviado|enviado el|enviado em|enviada em|enviada|fecha|inviato|inviato il|data|verzonden|verzonden op|verstuurd|wysłano|wysłane|data wysłania|skickat|skickades|sendt|dato|dato sendt|lähetetty|päivä|päivämäärä|päiväys|отправлено|дата|дата отправки|送信日時|送信日|日時|日付|发送时间|发送日期|日期|时间|寄件日期|傳送時間|發送時間|보낸 날짜|날짜|odesláno|elküldve|dátum|trimis|gönderildi|tarih|ημερομηνία"),
        (Field.To, "to|à|a|an|para|aan|naar|do|till|til|vastaanottaja|kenelle|кому|宛先|送信先|收件人|收件者|받는 사람|komu|címzett|către|kime|προς"),
        (Field.Copy, "cc|copie|copie à|kopie|kopia|kopi|kopio|копия|c.c.|dw|抄送|副本|참조|bcc"),
        (Field.Subject, "subject|objet|sujet|betreff|asunto|oggetto|assunto|onderwerp|temat|ämne|emne|aihe|тема|件名|主题|主題|主旨|标题|제목|předmět|tárgy|subiect|konu|θέμα"));

    private static readonly FrozenDictionary<string, Field>.AlternateLookup<ReadOnlySpan<char>> ByLabel =
        Labels.GetAlternateLookup<ReadOnlySpan<char>>();

    [Flags]
    private enum Field
    {
        None = 0,
        From = 1,
        Date = 2,
        To = 4,
        Copy = 8,
        Subject = 16,
    }

    /// <summary>The last line of the block that begins here, or -1 when none does.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="line">Where it would begin.</param>
    /// <param name="introduced">A separator stands above, so that fewer fields are asked for.</param>
    public static int EndAt(ReplyLines lines, int line, bool introduced = false)
    {
        if (lines.IsQuoted(line) || FieldOf(lines[line]) == Field.None) return -1;
        var seen = Field.None;
        var fromAddress = false;
        var last = -1;
        var continued = 0;
        for (var i = line; i < lines.Count && i < line + MostLines; i++)
        {
            if (lines.IsBlank(i))
            {
                var next = lines.NextText(i);
                if (next >= lines.Count || next > i + 2 || (FieldOf(lines[next]) | seen) == seen) break;
                continue;
            }
            if (lines.IsQuoted(i)) break;
            var field = FieldOf(lines[i]);
            if (field == Field.None && ++continued > MostContinuations) break;
            if (field == Field.From || (field == Field.None && seen == Field.From)) fromAddress |= HasAddress(lines[i]);
            // On one line of some programs: "To: a@b Subject: hello".
            seen |= field | (field == Field.To ? SubjectWithin(lines[i]) : Field.None);
            last = i;
        }
        return IsBlock(seen, fromAddress, introduced) ? last : -1;
    }

    private static bool IsBlock(Field seen, bool fromAddress, bool introduced)
    {
        if (!seen.HasFlag(Field.From)) return introduced && seen.HasFlag(Field.Date) && seen.HasFlag(Field.Subject);
        var others = (seen.HasFlag(Field.Date) ? 1 : 0) + (seen.HasFlag(Field.To) ? 1 : 0) + (seen.HasFlag(Field.Subject) ? 1 : 0);
        if (introduced) return others >= 1 || fromAddress;
        return seen.HasFlag(Field.Subject) ? others >= 2 || fromAddress : fromAddress && others >= 1;
    }

    private static Field FieldOf(ReadOnlySpan<char> line)
    {
        line = line.TrimStart("*_ \t|");
        var end = line[..Math.Min(line.Length, LongestLabel)].IndexOfAny(':', '：');
        if (end <= 0) return Field.None;
        Span<char> label = stackalloc char[LongestLabel];
        var trimmed = line[..end].Trim("*_ \t\u00A0\u202F\u3000");
        var length = trimmed.ToLowerInvariant(label);
        return ByLabel.TryGetValue(label[..length], out var field) ? field : Field.None;
    }

    private static Field SubjectWithin(ReadOnlySpan<char> line)
    {
        var colon = line.LastIndexOf(':');
        if (colon <= 0 || line.Length > 1000) return Field.None;
        var words = line[..colon].TrimEnd();
        return FieldOf(string.Concat(words[(words.LastIndexOf(' ') + 1)..], ":")) & Field.Subject;
    }

    private static bool HasAddress(ReadOnlySpan<char> line) => line.Contains('@');

    private static FrozenDictionary<string, Field> Table(params (Field Field, string Labels)[] rows) =>
        rows.SelectMany(row => row.Labels.Split('|').Select(label => (label, row.Field)))
            .ToFrozenDictionary(row => row.label, row => row.Field);
}
