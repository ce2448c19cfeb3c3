using System.Collections.Frozen;

namespace ServiceDesk.Mail.Replies;

/// <summary>"Kind regards", "Cordialement", "Mit freundlichen Grüßen": a line of its own, alone or with the name after a comma.</summary>
internal static class ClosingFormula
{
    private const int LongestName = 40;

    private static readonly string[] Formulas = [
        "regards", "best regards", "kind regards", "kindest regards", "warm regards", "warmest regards", "with kind regards", "with best regards", "many regards",
        "thanks and regards", "thanks & regards", "thanks and best regards", "thanks and kind regards", "thank you and best regards",
        "cordialement", "bien cordialement", "très cordialement", "cordialement vôtre", "bien à vous", "sincères salutations", "salutations distinguées", "meilleures salutations",
        "mit freundlichen grüßen", "mit freundlichen grüssen", "mit freundlichem gruß", "mit freundlichem gruss", "freundliche grüße", "freundliche grüsse",
        "viele grüße", "viele grüsse", "beste grüße", "beste grüsse", "mit besten grüßen", "liebe grüße", "herzliche grüße", "mfg",
        "saludos", "un saludo", "saludos cordiales", "un cordial saludo", "cordiales saludos", "atentamente", "cordialmente",
        "cordiali saluti", "distinti saluti", "cordialità", "un cordiale saluto", "atenciosamente", "melhores cumprimentos", "com os melhores cumprimentos", "cumprimentos",
        "met vriendelijke groet", "met vriendelijke groeten", "vriendelijke groet", "vriendelijke groeten", "hartelijke groet", "hartelijke groeten", "mvg",
        "pozdrawiam", "z poważaniem", "pozdrowienia", "serdecznie pozdrawiam", "z wyrazami szacunku",
        "med vänlig hälsning", "med vänliga hälsningar", "vänliga hälsningar", "vänlig hälsning", "hälsningar", "mvh",
        "med venlig hilsen", "venlig hilsen", "de bedste hilsner", "med vennlig hilsen", "vennlig hilsen", "beste hilsen",
        "ystävällisin terveisin", "terveisin", "parhain terveisin", "с уважением", "с наилучшими пожеланиями", "此致", "此致敬礼", "敬具"];

    /// <summary>By their first letter: that alone tells most lines.</summary>
    private static readonly FrozenDictionary<char, string[]> ByFirstLetter =
        Formulas.GroupBy(formula => formula[0]).ToFrozenDictionary(group => group.Key, group => group.ToArray());

    public static bool Is(ReadOnlySpan<char> line)
    {
        if (line.IsEmpty || !ByFirstLetter.TryGetValue(char.ToLowerInvariant(line[0]), out var formulas)) return false;
        foreach (var formula in formulas)
        {
            if (!line.StartsWith(formula, StringComparison.OrdinalIgnoreCase)) continue;
            var rest = line[formula.Length..].TrimStart();
            if (rest.IsEmpty) return true;
            if (rest[0] is not (',' or '.' or '!' or '，')) continue;
            rest = rest[1..].Trim();
            if (rest.Length <= LongestName && rest.Count(' ') < 4 && rest.IndexOfAny('.', '?', ':') < 0) return true;
        }
        return false;
    }
}
