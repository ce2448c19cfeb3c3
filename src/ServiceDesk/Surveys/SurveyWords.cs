using System.Globalization;

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

    public static SurveyWords For(string language)
    {
        ArgumentNullException.ThrowIfNull(language);
        return language.StartsWith("fr", StringComparison.OrdinalIgnoreCase) ? French : English;
    }

    public string LabelOf(int rating, int of) => Labels[SurveyScale.PlaceOf(rating, of)];
}
