using System.Collections.Frozen;

namespace ServiceDesk.Mail.Replies;

/// <summary>Lines that phones and mail programs add: "Sent from my iPhone", "Von meinem iPad gesendet", "发自我的 iPhone".</summary>
internal static class SentFromLine
{
    private const int LongestLine = 300;
    private const int LongestName = 70;
    private const int MostWords = 8;
    private const int LongestSentence = 120;
    private const int MostWordsOfSentence = 16;

    /// <summary>Beginnings after which a device is named.</summary>
    private static readonly string[] OwnDevice = [
        "sent from my ", "sent from a mobile", "sent via my ", "sent using my ", "sent with my ", "sent by my ", "get outlook for ", "get bluemail for ",
        "envoyé de mon ", "envoyé depuis mon ", "envoyé depuis ma ", "envoyé à partir de mon ", "envoyé avec mon ", "envoyé à l'aide de mon ",
        "envoye de mon ", "envoye depuis mon ", "obtenir outlook pour ", "obtenez outlook pour ", "télécharger outlook pour ", "téléchargez outlook pour ",
        "gesendet von meinem ", "gesendet von meiner ", "gesendet mit meinem ", "gesendet über mein ", "verschickt von meinem ", "outlook für ",
        "enviado desde mi ", "enviado de mi ", "enviado con mi ", "obtener outlook para ", "descargar outlook para ",
        "inviato dal mio ", "inviato da mio ", "inviata dal mio ", "ottieni outlook per ", "scarica outlook per ",
        "enviado do meu ", "enviado a partir do meu ", "enviado pelo meu ", "enviada do meu ", "enviado da minha ", "obter o outlook para ", "obter outlook para ",
        "verzonden vanaf mijn ", "verstuurd vanaf mijn ", "verzonden met mijn ", "verstuurd met mijn ", "verzonden vanuit mijn ", "outlook voor ", "download outlook voor ",
        "wysłane z mojego ", "wysłano z mojego ", "wysłane z iphone", "wysłano z iphone", "pobierz program outlook ", "pobierz outlook ",
        "skickat från min ", "skickat från mitt ", "skickades från min ", "hämta outlook för ", "skaffa outlook för ",
        "sendt fra min ", "sendt fra mit ", "sendt fra mitt ", "hent outlook til ", "hent outlook for ", "skaff deg outlook for ", "få outlook til ", "få outlook for ",
        "lähetetty minun ", "lähetetty iphonesta", "lähetetty ipadista", "lähetetty puhelimesta", "hanki outlook ", "hae outlook ",
        "отправлено с моего ", "отправлено с iphone", "отправлено с ipad", "отправлено с мобильного", "скачать outlook ", "получить outlook ",
        "发自我的", "來自我的", "来自我的", "從我的", "从我的", "發自我的", "傳送自我的", "发送自我的", "获取 outlook", "取得 outlook", "나의 "];

    /// <summary>Beginnings that may as well begin a sentence: a name in capitals has to follow.</summary>
    private static readonly string[] Program = [
        "sent from ", "sent via ", "sent using ", "sent with ", "envoyé de ", "envoyé depuis ", "envoyé à partir de ", "envoyé à partir d'", "envoyé avec ",
        "envoyé via ", "envoyé par ", "gesendet von ", "gesendet mit ", "gesendet aus ", "gesendet über ", "enviado desde ", "enviado con ", "enviado via ", "enviado vía ",
        "enviado de ", "enviado a partir do ", "enviado com ", "enviado pelo ", "inviato da ", "inviato con ", "inviato tramite ", "verzonden met ", "verzonden vanuit ", "verzonden via ",
        "verzonden vanaf ", "verstuurd met ", "verstuurd vanaf ", "wysłane z ", "wysłano z ", "wysłane przez ", "skickat från ", "skickat med ", "skickades från ", "sendt fra ", "sendt med ", "sendt via ",
        "lähetetty ", "отправлено из ", "отправлено с ", "отправлено через "];

    /// <summary>Endings, with what the line has to begin with.</summary>
    private static readonly (string Start, string End)[] Around = [
        ("von mein", " gesendet"), ("diese nachricht wurde von mein", " gesendet"), ("mit mein", " gesendet"), ("von unterwegs", " gesendet"), ("vom ", " gesendet"),
        ("outlook für ", " beziehen"), ("laden sie outlook für ", " herunter"), ("outlook für ", " herunterladen"), ("", "から送信"), ("", "から送信されました"), ("", "から送られました"), ("", "를 통해 보냄"), ("", "에서 보냄"),
        ("从我的", "发送"), ("從我的", "傳送"), ("", " üzerinden gönderildi"), ("", "imdan gönderildi")];

    /// <summary>Names after which no doubt is left.</summary>
    private static readonly string[] Known = [
        "outlook", "yahoo", "gmail", "mail for windows", "mail for", "mail pour", "mail für", "protonmail", "proton mail", "proton", "samsung", "galaxy", "iphone", "ipad", "ipod",
        "android", "blackberry", "windows", "huawei", "xiaomi", "nine", "bluemail", "typeapp", "spark", "aol", "gmx", "web.de", "orange", "thunderbird",
        "airmail", "polymail", "mailbird", "nokia", "sony", "xperia", "htc", "lg", "motorola", "k-9", "k9", "fairphone", "canary", "front", "superhuman", "zoho",
        "hotmail", "la poste", "sfr", "free", "mailspring", "tutanota", "fastmail", "mymail", "mail.ru", "yandex", "яндекс", "почты", "courrier", "posta", "correo", "an ios", "my phone"];

    private const int KeyLength = 3;

    /// <summary>The first letters of all beginnings: nearly every line is told by them.</summary>
    private static readonly FrozenSet<string> Keys =
        OwnDevice.Concat(Program).Concat(Around.Select(around => around.Start).Where(start => start.Length > 0)).Select(start => start[..KeyLength]).ToFrozenSet();

    /// <summary>The last letters of the endings that any beginning may have.</summary>
    private static readonly string LastLetters = string.Concat(Around.Where(around => around.Start.Length == 0).Select(around => around.End[^1]).Distinct());

    /// <summary>Whether a program added the line; <paramref name="certain"/> tells whether its wording leaves no doubt.</summary>
    public static bool Is(ReadOnlySpan<char> line, out bool certain)
    {
        certain = false;
        if (line.Length is < 5 or > LongestLine) return false;
        var trimmed = WithoutLink(line).Trim(" *_-~()[]—–|\u00A0>");
        if (!MayBe(trimmed)) return false;
        var text = trimmed.ToString().ToLowerInvariant();
        foreach (var (start, end) in Around)
            if (text.TrimEnd('.', '。', '!').EndsWith(end, StringComparison.Ordinal) && text.StartsWith(start, StringComparison.Ordinal))
                return certain = IsName(text, LongestSentence, MostWordsOfSentence);
        foreach (var start in OwnDevice)
            if (text.StartsWith(start, StringComparison.OrdinalIgnoreCase)) return certain = IsName(text[start.Length..]);
        foreach (var start in Program)
        {
            if (!text.StartsWith(start, StringComparison.Ordinal)) continue;
            var name = text[start.Length..];
            if (!IsName(name) || name.Length == 0) continue;
            certain = Array.Exists(Known, known => name.StartsWith(known, StringComparison.OrdinalIgnoreCase) || name.Contains(" " + known, StringComparison.OrdinalIgnoreCase));
            var at = line.IndexOf(name, StringComparison.OrdinalIgnoreCase);
            if (certain || (at >= 0 && BeginsWithCapital(line[at..]))) return true;
        }
        return false;
    }

    private static bool MayBe(ReadOnlySpan<char> text)
    {
        if (text.Length < KeyLength) return false;
        Span<char> key = stackalloc char[KeyLength];
        text[..KeyLength].ToLowerInvariant(key);
        return Keys.GetAlternateLookup<ReadOnlySpan<char>>().Contains(key)
            || text.TrimEnd(".。!") is [.., var last] && LastLetters.Contains(char.ToLowerInvariant(last), StringComparison.Ordinal);
    }

    /// <summary>"iPhone" counts as well as "Wiko".</summary>
    private static bool BeginsWithCapital(ReadOnlySpan<char> name)
    {
        foreach (var c in name[..Math.Min(2, name.Length)])
            if (char.IsUpper(c)) return true;
        return false;
    }

    /// <summary>A few words that are no sentence.</summary>
    private static bool IsName(string name, int longest = LongestName, int mostWords = MostWords)
    {
        name = name.TrimEnd('.', '!', '。');
        return name.Length <= longest && name.Count(c => c == ' ') < mostWords
            && !name.Contains(", ", StringComparison.Ordinal) && !name.Contains(". ", StringComparison.Ordinal)
            && name.IndexOfAny(['?', '!', ';', ':']) < 0;
    }

    private static ReadOnlySpan<char> WithoutLink(ReadOnlySpan<char> line)
    {
        var end = line.IndexOf('<');
        if (end <= 0) end = line.IndexOf("http", StringComparison.OrdinalIgnoreCase);
        return end > 0 ? line[..end] : line;
    }
}
