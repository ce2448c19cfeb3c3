using System.Globalization;
using ServiceDesk.Templates;

namespace ServiceDesk.Surveys;

/// <summary>What mails say of the survey, by language; a language that is not here speaks English.</summary>
/// <param name="Labels">Of five icons, worst first.</param>
public sealed record SurveyWords(
    string Question, string OneClick, IReadOnlyList<string> Labels, Func<string, int, int, string> Lowest, Func<string, string> Unresolved)
{
    private static readonly SurveyWords English = new(
        Question: "How did we do?",
        OneClick: "One click is enough; you can add a comment or say that it is not resolved.",
        Labels: ["Very bad", "Bad", "Neither good nor bad", "Good", "Very good"],
        Lowest: (name, rating, of) => string.Create(CultureInfo.InvariantCulture, $"{name} has rated the work on this ticket {rating} of {of}:"),
        Unresolved: name => $"{name} says that this is not resolved. The ticket is open again:");

    private static readonly SurveyWords French = new(
        Question: "Qu’avez-vous pensé de notre travail ?",
        OneClick: "Un clic suffit ; vous pouvez ajouter un commentaire ou dire que ce n’est pas résolu.",
        Labels: ["Très mauvais", "Mauvais", "Ni bon ni mauvais", "Bon", "Très bon"],
        Lowest: (name, rating, of) => string.Create(CultureInfo.InvariantCulture, $"{name} a noté le travail sur ce ticket {rating} sur {of} :"),
        Unresolved: name => $"{name} dit que ce n’est pas résolu. Le ticket est rouvert :");

    private static readonly SurveyWords German = new(
        Question: "Wie waren wir?",
        OneClick: "Ein Klick genügt; Sie können einen Kommentar hinzufügen oder sagen, dass es nicht gelöst ist.",
        Labels: ["Sehr schlecht", "Schlecht", "Weder gut noch schlecht", "Gut", "Sehr gut"],
        Lowest: (name, rating, of) => string.Create(CultureInfo.InvariantCulture, $"{name} hat die Arbeit an diesem Ticket mit {rating} von {of} bewertet:"),
        Unresolved: name => $"{name} sagt, dass dies nicht gelöst ist. Das Ticket ist wieder offen:");

    private static readonly SurveyWords Hebrew = new(
        Question: "איך היה השירות?",
        OneClick: "לחיצה אחת מספיקה; אפשר להוסיף תגובה או לומר שהעניין לא נפתר.",
        Labels: ["רע מאוד", "רע", "לא טוב ולא רע", "טוב", "טוב מאוד"],
        Lowest: (name, rating, of) => string.Create(CultureInfo.InvariantCulture, $"העבודה על קריאה זו דורגה {rating} מתוך {of} על ידי {name}:"),
        Unresolved: name => $"העניין לא נפתר לדברי {name}. הקריאה שוב פתוחה:");

    public static SurveyWords For(string language)
    {
        ArgumentNullException.ThrowIfNull(language);
        return BuiltInTemplates.LanguageOf(language) switch
        {
            "fr" => French,
            "de" => German,
            "he" => Hebrew,
            _ => English,
        };
    }

    public string LabelOf(int rating, int of) => Labels[SurveyScale.PlaceOf(rating, of)];
}
