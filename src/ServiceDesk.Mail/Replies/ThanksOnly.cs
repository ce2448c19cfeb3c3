using System.Text.RegularExpressions;

namespace ServiceDesk.Mail.Replies;

/// <summary>
/// Recognises a reply that says thanks and nothing else, in English, French, German, Spanish and Hebrew. When in doubt it is not one:
/// any word outside of what people say with thanks (a "but", a name of a thing, a question) makes it a message to be read.
/// </summary>
public static partial class ThanksOnly
{
    private const int MostWords = 30;

    // What carries the thanks; one of them has to be there.
    private static readonly HashSet<string> Thanks = Words(
        "thanks thank thankyou thx tx ty cheers grateful appreciated appreciate merci remercie remercions danke dank dankeschön " +
        "bedanke bedanken dankbar gracias agradecido agradecida agradezco agradecemos תודה תודות");

    // What people add to it without asking or telling anything.
    private static readonly HashSet<string> Fillers = Words(
        "a all and again an as best brilliant day evening everyone excellent fantastic fast fine for from good great have help helped helping i in is it i'm kind " +
        "kindly kindest lot lots lovely many morning much my nice night ok okay perfect of prompt quick really regards regard response reply answer service " +
        "so solved sorted super support team that that's the this to today tonight us very warm we weekend well with wonderful worked working works now " +
        "all's your you yours sincerely cordially problem work effort assistance awesome yes greetings wishes your's resolved fixed everything " +
        "à aide avez avoir beaucoup bien bon bonne bonsoir cela c'est ça cordialement cordiales cordial de des du encore est et excellente fin fonctionne journée je l'aide " +
        "la le les marche mille moi nous parfait parfaite pour rapide rapidité réponse résolu soirée sincèrement super salutations tout tous toute " +
        "très un une va votre vos vous week-end meilleures réactivité l'équipe équipe soutien problème est-ce maintenant fois semaine oui grand infiniment " +
        "abend alles antwort auch beste besten bestens das den der die diese dir du einen es euch eure eurer für ganz geklappt gelöst geht gern gerne grüße grüßen grüsse " +
        "gruß gruss guten gute guter herzlich herzlichen herzliche herzlichst hilfe hat ich ihnen ihr ihre ihrer ihren in ist ja jetzt klappt lieben liebe liebsten mal mich mir mit nett nochmal " +
        "nochmals perfekt prima problem rasche rückmeldung schnelle schnellen schönen schönes schöne sehr super tag tausend tipp toll top uns unterstützung viele vielen vielmals von " +
        "wir wochenende wunderbar woche freundlichen freundliche freundlichem funktioniert und auf klasse team mfg vg lg erledigt bemühungen ebenfalls so " +
        "a agradezco ayuda bien buen buena buenas buenos cordial cordiales con de del día días el en es esto excelente fin fantástico gran la las los les lo mil muchas muchísimas " +
        "muy nosotros os otra para perfecto por problema rápida respuesta resuelto saludo saludos semana servicio su sus soporte tarde tardes te todo todos tu un una usted ustedes vez vuestra y ya funciona genial gentil amable atentamente " +
        "רבה רב רבות לכם לך לכולם מאוד על העזרה המענה המהיר המהירה הטיפול התמיכה מהיר בברכה יום טוב נעים ערב הכול הכל עובד עכשיו נפתר הבעיה נפתרה מצוין מעולה אלף צוות השירות " +
        "p.s. :) :-) ;-) ;) :d");

    [GeneratedRegex(@"^\s*(hi|hello|hey|dear|hallo|liebe[rs]?|sehr geehrte[rs]?|guten (tag|morgen|abend)|bonjour|bonsoir|salut|cher|chère|hola|שלום|היי|buenos días|buenas tardes|estimad[oa]s?|querid[oa]s?)\b[^.!?\n]{0,50}[,!.:]?\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Greeting();

    [GeneratedRegex(@"^[\p{Lu}][\p{L}'’.-]*( [\p{Lu}][\p{L}'’.-]*){0,3}$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    [GeneratedRegex(@"[.!;…]+", RegexOptions.CultureInvariant)]
    private static partial Regex Sentences();

    [GeneratedRegex(@"[\s,.!¡;()""“”„«»–—…*_]+", RegexOptions.CultureInvariant)]
    private static partial Regex Separators();

    /// <param name="text">The visible reply, without quotes and signature.</param>
    public static bool Match(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > 1000 || text.AsSpan().IndexOfAny("?¿") >= 0)
            return false;
        var lines = text.Split('\n').Select(x => x.Trim()).Where(x => x.Length > 0).ToList();
        if (lines.Count > 1 && Greeting().IsMatch(lines[0]))
            lines.RemoveAt(0);
        // The last line may be a name; so may the words behind a thanks ("Thanks Alan!").
        if (lines.Count > 1 && Name().IsMatch(lines[^1]) && !HasThanks(lines[^1]))
            lines.RemoveAt(lines.Count - 1);
        var count = 0;
        return HasThanks(string.Join(' ', lines)) && lines.SelectMany(x => Sentences().Split(x)).All(x => IsThanks(x, ref count)) && count <= MostWords;
    }

    private static bool HasThanks(string line) => Separators().Split(line).Any(x => Thanks.Contains(Fold(x)));

    private static bool IsThanks(string sentence, ref int count)
    {
        var words = Separators().Split(sentence).Where(x => x.Length > 0 && !IsSymbol(x)).ToList();
        count += words.Count;
        var names = 0;
        for (var i = 0; i < words.Count; i++)
        {
            var word = Fold(words[i]);
            if (Thanks.Contains(word) || Fillers.Contains(word))
                continue;
            // "Thanks Alan", "Many thanks, Alan Agent": two capitalised words at most, and nothing unknown besides.
            if (!char.IsUpper(words[i][0]) || i == 0 || ++names > 2)
                return false;
        }
        return names == 0 || HasThanks(sentence);
    }

    private static bool IsSymbol(string word) => !word.Any(char.IsLetterOrDigit);

    private static string Fold(string word) => word.Replace('’', '\'').ToLowerInvariant();

    private static HashSet<string> Words(string list) => [.. list.Split(' ')];
}
