using System.Collections.Frozen;

namespace ServiceDesk.Mail.Replies;

/// <summary>Lines such as "-----Original Message-----" and "---------- Forwarded message ---------".</summary>
internal static class SeparatorLine
{
    private const int LongestPhrase = 60;
    private const int LongestLine = 250;

    private static readonly FrozenSet<string> Original = FrozenSet.ToFrozenSet([
        "original message", "original email", "original mail", "reply message", "replied message",
        "message d'origine", "message d’origine", "message original", "message initial", "courriel original",
        "ursprüngliche nachricht", "originalnachricht", "original-nachricht", "original nachricht", "originalmail",
        "mensaje original", "mensagem original", "mensaje de origen", "messaggio originale", "messaggio originario",
        "oorspronkelijk bericht", "origineel bericht", "oorspronkelijke e-mail",
        "wiadomość oryginalna", "oryginalna wiadomość", "pierwotna wiadomość", "wiadomość pierwotna", "treść oryginalnej wiadomości",
        "ursprungligt meddelande", "originalmeddelande", "ursprungsmeddelande",
        "oprindelig meddelelse", "oprindelig besked", "original meddelelse", "oprindelig mail",
        "opprinnelig melding", "original melding", "opprinnelig e-post",
        "alkuperäinen viesti", "alkuperäinen sähköposti",
        "исходное сообщение", "исходное письмо", "оригинальное сообщение", "оригинал сообщения", "первоначальное сообщение",
        "元のメッセージ", "元のメール", "オリジナルメッセージ", "原始邮件", "原始郵件", "原始訊息", "原邮件", "原郵件", "回复的原邮件", "원본 메시지",
        "původní zpráva", "původní e-mail", "eredeti üzenet", "mesaj original", "orijinal mesaj", "αρχικό μήνυμα", "вихідне повідомлення"]);

    private static readonly FrozenSet<string> Forwarded = FrozenSet.ToFrozenSet([
        "forwarded message", "forwarded email", "forwarded mail", "begin forwarded message", "forwarded by",
        "message transféré", "message transmis", "courriel transféré", "début du message transféré", "début du message réexpédié",
        "weitergeleitete nachricht", "weitergeleitete mail", "anfang der weitergeleiteten nachricht", "anfang der weitergeleiteten e-mail",
        "mensaje reenviado", "inicio del mensaje reenviado", "mensagem encaminhada", "mensagem reencaminhada",
        "início da mensagem encaminhada", "início da mensagem reencaminhada", "messaggio inoltrato", "inizio messaggio inoltrato",
        "messaggio inoltrato da", "doorgestuurd bericht", "begin doorgestuurd bericht", "doorgestuurde e-mail",
        "wiadomość przekazana dalej", "przekazana wiadomość", "wiadomość przekazana", "treść przekazanej wiadomości", "początek przekazywanej wiadomości",
        "vidarebefordrat meddelande", "vidarebefordrat mejl", "vidarebefordrat brev", "start på vidarebefordrat meddelande",
        "videresendt meddelelse", "videresendt besked", "videresendt mail", "start på videresendt besked",
        "videresendt melding", "videresendt e-post", "start på videresendt melding",
        "välitetty viesti", "edelleenlähetetty viesti", "edelleen lähetetty viesti", "välitetty viesti alkaa",
        "пересылаемое сообщение", "пересланное сообщение", "перенаправленное сообщение", "начало переадресованного сообщения",
        "пересылаемое письмо", "转发的邮件", "转发邮件", "轉寄郵件", "轉寄的郵件", "以下是转发的邮件", "開始轉寄郵件", "転送されたメッセージ",
        "転送メッセージ", "전달된 메시지", "přeposlaná zpráva", "továbbított üzenet"]);

    /// <summary>The last line of a separator and the header lines under it, or -1 when none begins here.</summary>
    public static int EndAt(ReplyLines lines, int line, out bool forwarded)
    {
        forwarded = false;
        var text = lines[line];
        if (text.Length is < 4 or > LongestLine) return -1;
        Span<char> lower = stackalloc char[LongestPhrase];
        var phrase = Phrase(text, lower, out var framed);
        if (phrase.IsEmpty) return -1;
        forwarded = Forwarded.GetAlternateLookup<ReadOnlySpan<char>>().Contains(phrase);
        var known = forwarded || Original.GetAlternateLookup<ReadOnlySpan<char>>().Contains(phrase);
        if (!known && !framed) return -1;
        var next = lines.NextText(line + 1);
        var block = next < lines.Count && next <= line + 3 ? HeaderBlock.EndAt(lines, next, introduced: true) : -1;
        if (block >= 0) return block;
        // Without a frame or a colon the words are ordinary ones, unless a header follows.
        return known && (framed || text[^1] is ':' or '：') ? line : -1;
    }

    /// <summary>A line of nothing but dashes, underscores or equals signs.</summary>
    public static bool IsRule(ReadOnlySpan<char> line)
    {
        var marks = 0;
        foreach (var c in line)
        {
            if (c is '-' or '_' or '=' or '*' or '─' or '—') marks++;
            else if (c != ' ') return false;
        }
        return marks >= 4;
    }

    /// <summary>What stands in the frame, in small letters; empty where that is longer than any phrase.</summary>
    private static ReadOnlySpan<char> Phrase(ReadOnlySpan<char> text, Span<char> lower, out bool framed)
    {
        const string frame = "-_=*─—–~ ";
        var inner = text.Trim(frame);
        var lead = text[..(text.Length - text.TrimStart(frame).Length)];
        var tail = text[text.TrimEnd(frame).Length..];
        framed = lead.Count('-') + lead.Count('_') + lead.Count('=') + lead.Count('─') + lead.Count('—') >= 2
            && (tail.Length >= 2 || inner.EndsWith(':') || lead.Length >= 4);
        var phrase = inner.TrimEnd(":： ");
        if (inner.Length > LongestPhrase + 2 || phrase.Length > LongestPhrase) return [];
        phrase.ToLowerInvariant(lower);
        return lower[..phrase.Length];
    }
}
