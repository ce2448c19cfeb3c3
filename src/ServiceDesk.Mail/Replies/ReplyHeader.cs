using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace ServiceDesk.Mail.Replies;

/// <summary>
/// The line that introduces a quotation: "On Monday, 6 January 2025 at 10:00, Jo Doe &lt;jo@example.org&gt; wrote:", in
/// many languages and wrapped over up to five lines. It is told by what all of them have in common: a date, a writer
/// or a word for writing, and a colon.
/// </summary>
internal static partial class ReplyHeader
{
    private const int MostLines = 5;
    private const int LongestHeader = 500;

    /// <summary>Above this length a line that ends like a sentence is one.</summary>
    private const int ShortLine = 40;

    private static readonly string[] WroteWords = [
        "wrote", "writes", "a écrit", "écrit", "a ecrit", "schrieb", "escribió", "escribio", "ha escrito", "ha scritto", "scritto", "escreveu",
        "schreef", "schreven", "geschreven", "napisał(a)", "napisał", "napisała", "pisze", "skrev", "skriver", "kirjoitti", "написал(а)",
        "написал", "написала", "написали", "пишет", "писал(а)", "писал", "писала", "пише", "写道", "寫道", "写到", "書きました", "のメッセージ",
        "のメール", "さんから", "작성", "님이 작성", "napsal(a)", "napsal", "napsala", "írta", "yazdı", "a scris", "έγραψε",
        "כתב/ה", "כתב", "כתבה"];

    /// <summary>By their last letter: that alone tells most lines.</summary>
    private static readonly FrozenDictionary<char, string[]> ByLastLetter =
        WroteWords.GroupBy(w => w[^1]).ToFrozenDictionary(g => g.Key, g => g.ToArray());

    private static readonly FrozenSet<string> FirstWords = FrozenSet.ToFrozenSet([
        "on", "le", "am", "el", "il", "em", "op", "w", "dnia", "den", "dne", "at", "in", "a", "в", "на", "在", "kl", "i",
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
        "mon", "tue", "wed", "thu", "fri", "sat", "sun", "lun", "mar", "mer", "jeu", "ven", "sam", "dim", "mo", "di", "mi", "do", "fr", "sa", "so",
        "mié", "mie", "jue", "vie", "sáb", "dom", "gio", "sab", "seg", "ter", "qua", "qui", "sex", "ma", "wo", "vr", "za", "zo",
        "pon", "wt", "śr", "czw", "pt", "sob", "niedz", "nd", "mån", "tis", "ons", "tors", "tor", "fre", "lör", "sön", "man", "tir", "tirs", "lør", "søn",
        "ti", "ke", "to", "pe", "la", "su", "ביום", "בתאריך", "пн", "вт", "ср", "чт", "пт", "сб", "вс"]);

    /// <summary>The last line of the header that begins here, or -1 when none does.</summary>
    public static int EndAt(ReplyLines lines, int line)
    {
        if (lines.IsQuoted(line)) return -1;
        for (var end = line; end < lines.Count && end < line + MostLines; end++)
        {
            if (lines.IsBlank(end) || lines.IsQuoted(end) || lines[end].Length > LongestHeader) return -1;
            if (!EndsLikeOne(lines[end])) continue;
            if (IsHeader(lines, line, end) ? BeginsAt(lines, line, end) : line == end && IntroducesQuote(lines, line)) return end;
        }
        return -1;
    }

    /// <summary>Whether it is the header's first line, not the last line of the text above it.</summary>
    private static bool BeginsAt(ReplyLines lines, int line, int end)
    {
        if (line == end) return true;
        var first = lines[line];
        if (first.Length > ShortLine && first[^1] is '.' or '!' or '?') return false;
        var begins = BeginsWithFirstWord(first);
        for (var later = line + 1; later <= end; later++)
            if ((!begins || BeginsWithFirstWord(lines[later])) && IsHeader(lines, later, end)) return false;
        return begins || HasDate(first);
    }

    private static bool EndsLikeOne(ReadOnlySpan<char> line)
    {
        line = line.TrimEnd("-* _");
        return line.Length > 0 && (line[^1] is ':' or '：' || EndsWithWroteWord(line));
    }

    /// <summary>
    /// Whether these lines, put together, are one. A text may consist of nothing but lines that end like one, and each is asked
    /// about with up to four more: none of that may be copied to the heap.
    /// </summary>
    private static bool IsHeader(ReplyLines lines, int from, int to)
    {
        Span<char> joined = stackalloc char[LongestHeader];
        return Join(lines, from, to, joined) is var length and >= 0 && IsHeader(joined[..length]);
    }

    private static bool IsHeader(ReadOnlySpan<char> text)
    {
        if (!text.ContainsAnyInRange('0', '9')) return false;
        var core = text.Trim("-*_ \u00A0");
        var colon = core.Length > 0 && core[^1] is ':' or '：';
        core = core.TrimEnd(":： \u00A0\u202F");
        var bare = WithoutAddresses(core, out var address, out var endsWithAddress);
        if (!HasDate(bare)) return false;
        var endsWithWord = EndsWithWroteWord(core);
        if (!colon) return endsWithWord && address;
        return endsWithWord || endsWithAddress || (ContainsWroteWord(bare) && (address || BeginsWithFirstWord(core) || char.IsAsciiDigit(core[0])));
    }

    /// <summary>"Jo Doe wrote:" right above quoted lines needs no date.</summary>
    private static bool IntroducesQuote(ReplyLines lines, int line)
    {
        var next = lines.NextText(line + 1);
        if (next >= lines.Count || next > line + 2 || !lines.IsQuoted(next) || lines[line][^1] is not (':' or '：')) return false;
        var bare = WithoutAddresses(lines[line], out var address, out _);
        return address || ContainsWroteWord(bare);
    }

    /// <returns>The length of what was put together, or -1 when that is longer than any header.</returns>
    private static int Join(ReplyLines lines, int from, int to, Span<char> joined)
    {
        var length = 0;
        for (var i = from; i <= to; i++)
        {
            var line = lines[i];
            // An address that was broken at its bracket is put together again.
            var space = length > 0 && joined[length - 1] is not ('<' or '(') && line is not ">:" ? 1 : 0;
            if (length + space + line.Length > joined.Length) return -1;
            if (space > 0) joined[length++] = ' ';
            line.CopyTo(joined[length..]);
            length += line.Length;
        }
        return length;
    }

    private static bool EndsWithWroteWord(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || !ByLastLetter.TryGetValue(char.ToLowerInvariant(text[^1]), out var words)) return false;
        foreach (var word in words)
        {
            if (!text.EndsWith(word, StringComparison.OrdinalIgnoreCase)) continue;
            var before = text.Length - word.Length - 1;
            if (before < 0 || word[0] > '\u2FFF' || !char.IsLetter(text[before])) return true;
        }
        return false;
    }

    private static bool ContainsWroteWord(ReadOnlySpan<char> text)
    {
        foreach (var word in WroteWords)
        {
            var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase);
            if (at < 0) continue;
            var after = at + word.Length;
            if (word[0] > '\u2FFF' || ((at == 0 || !char.IsLetter(text[at - 1])) && (after >= text.Length || !char.IsLetter(text[after])))) return true;
        }
        return false;
    }

    private static bool BeginsWithFirstWord(ReadOnlySpan<char> line)
    {
        line = line.TrimStart("-*_ ");
        var end = 0;
        while (end < line.Length && char.IsLetter(line[end])) end++;
        return end is > 0 and <= 10 && FirstWords.Contains(line[..end].ToString().ToLowerInvariant());
    }

    private static ReadOnlySpan<char> WithoutAddresses(ReadOnlySpan<char> line, out bool found, out bool atEnd)
    {
        (found, atEnd) = (false, false);
        if (!line.Contains('@')) return line;
        var text = line.ToString();
        var matches = Address().Matches(text);
        found = matches.Count > 0;
        atEnd = found && matches[^1] is var last && text.AsSpan(last.Index + last.Length).TrimEnd("<>()[]\"' ").IsEmpty
            && text[^1] is '>' or ')' or ']';
        return found ? Address().Replace(text, " ") : text;
    }

    private static bool HasDate(ReadOnlySpan<char> text) => Date().IsMatch(text);

    /// <summary>Texts are at most LongestHeader characters, and NonBacktracking makes the time linear in them.</summary>
    [GeneratedRegex(@"[^\s<>()\[\]""',;:]+@[^\s<>()\[\]""',;:]+", RegexOptions.NonBacktracking)]
    private static partial Regex Address();

    /// <summary>A time, a year, a date in numbers, or the East Asian signs for year, month and day.</summary>
    [GeneratedRegex(@"\d{1,2}[:.hH]\d{2}|\b(19|20)\d\d\b|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d[年月日년월일]", RegexOptions.NonBacktracking)]
    private static partial Regex Date();
}
