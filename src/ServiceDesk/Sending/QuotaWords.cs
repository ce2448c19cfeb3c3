using System.Globalization;
using ServiceDesk.Quotas;
using ServiceDesk.Templates;

namespace ServiceDesk.Sending;

/// <summary>The sentences of the mail that tells administrators how near a limit is, by language.</summary>
/// <param name="Near">{0}: what, {1}: used, {2}: the limit.</param>
internal sealed record QuotaWords(string Subject, string Seats, string Bytes, string Tickets, string Near, string Reached, string Refused, string See)
{
    private static readonly QuotaWords English = new(
        "A limit of your desk is near", "Staff", "Megabytes of files and mails", "New tickets this month",
        "{0}: {1} of {2} are used.", "{0}: {1} of {2} are used, so the limit is reached.",
        "Forms and the API refuse what goes beyond it. Mail still comes in, all of it.", "What is used:");

    private static readonly QuotaWords French = new(
        "Une limite de votre service approche", "Personnel", "Mégaoctets de fichiers et de courriels", "Nouveaux tickets ce mois-ci",
        "{0} : {1} sur {2} utilisés.", "{0} : {1} sur {2} utilisés, la limite est atteinte.",
        "Les formulaires et l’API refusent ce qui la dépasse. Les courriels continuent d’arriver, tous.", "Ce qui est utilisé :");

    private static readonly QuotaWords German = new(
        "Eine Grenze Ihres Service-Desks ist nah", "Personal", "Megabyte an Dateien und E-Mails", "Neue Tickets in diesem Monat",
        "{0}: {1} von {2} sind belegt.", "{0}: {1} von {2} sind belegt, die Grenze ist erreicht.",
        "Formulare und API lehnen ab, was darüber hinausgeht. E-Mails kommen weiterhin an, alle.", "Was belegt ist:");

    private static readonly QuotaWords Hebrew = new(
        "מגבלה של המוקד מתקרבת", "צוות", "מגה-בייט של קבצים ודואר", "קריאות חדשות החודש",
        "{0}: {1} מתוך {2} בשימוש.", "{0}: {1} מתוך {2} בשימוש, והגענו למגבלה.",
        "טפסים וה-API דוחים את מה שמעבר לה. דואר ממשיך להתקבל, כולו.", "מה בשימוש:");

    public static QuotaWords For(string language) => BuiltInTemplates.LanguageOf(language) switch
    {
        "fr" => French,
        "de" => German,
        "he" => Hebrew,
        _ => English,
    };

    /// <param name="text">As the outbox keeps it: the kind, what is used, the limit.</param>
    public (string Fact, bool IsReached) Of(string? text)
    {
        var parts = (text ?? "").Split(' ');
        var use = new QuotaUse(Enum.Parse<QuotaKind>(parts[0]), long.Parse(parts[1], CultureInfo.InvariantCulture), long.Parse(parts[2], CultureInfo.InvariantCulture));
        var divisor = use.Kind == QuotaKind.Bytes ? Quota.BytesOfMegabyte : 1;
        var isReached = use.Mark == QuotaMark.Reached;
        return (string.Format(
            CultureInfo.InvariantCulture, isReached ? Reached : Near, use.Kind switch { QuotaKind.Seats => Seats, QuotaKind.Bytes => Bytes, _ => Tickets }, use.Used / divisor, use.Most / divisor), isReached);
    }
}
