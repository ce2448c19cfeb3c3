namespace ServiceDesk.Seeding;

/// <summary>The forms of an English verb, by rule; the list marks a doubled ending with a star and gives an irregular past behind a colon.</summary>
internal sealed record VerbForms(string Base, string Third, string Past, string Gerund)
{
    public static VerbForms Of(string entry)
    {
        var doubles = entry.EndsWith('*');
        var (word, past) = entry.TrimEnd('*').Split(':') is [var first, var irregular] ? (first, irregular) : (entry.TrimEnd('*'), null);
        var stem = doubles ? word + word[^1] : word.EndsWith('e') ? word[..^1] : word;
        var changesY = word.EndsWith('y') && !IsVowel(word[^2]);
        var hisses = word[^1] is 's' or 'x' or 'z' || word.EndsWith("ch", StringComparison.Ordinal) || word.EndsWith("sh", StringComparison.Ordinal);
        return new(
            word,
            changesY ? word[..^1] + "ies" : hisses ? word + "es" : word + "s",
            past ?? (changesY ? word[..^1] + "ied" : stem + "ed"),
            stem + "ing");
    }

    /// <summary>The plural of a noun.</summary>
    public static string Plural(string noun) =>
        noun[^1] is 's' or 'x' || noun.EndsWith("ch", StringComparison.Ordinal) || noun.EndsWith("sh", StringComparison.Ordinal) ? noun + "es"
        : noun.EndsWith('y') && !IsVowel(noun[^2]) ? noun[..^1] + "ies"
        : noun + "s";

    private static bool IsVowel(char letter) => letter is 'a' or 'e' or 'i' or 'o' or 'u';
}
