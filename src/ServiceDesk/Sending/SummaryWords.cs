namespace ServiceDesk.Sending;

/// <summary>The sentences of the daily summary, by language; a language that is not here speaks English.</summary>
internal sealed record SummaryWords(
    Func<string, string> Subject, Func<int, string> Overdue, Func<int, string> Open, string NothingOpen, string Watched, Func<int, int, int, string> Happened, Func<int, string> More,
    string ToDesk, string HowToStop)
{
    private static readonly SummaryWords English = new(
        Subject: day => $"Your day at the desk: {day}",
        Overdue: count => count == 1 ? "One ticket of yours is overdue:" : $"{count} tickets of yours are overdue:",
        Open: count => count == 1 ? "One open ticket is yours:" : $"{count} open tickets are yours:",
        NothingOpen: "No open ticket is yours.",
        Watched: "Yesterday, in the tickets that you watch:",
        Happened: (messages, notes, changes) => string.Join(", ", new[] { Several(messages, "message", "messages"), Several(notes, "note", "notes"), Several(changes, "change", "changes") }.OfType<string>()),
        More: count => $"and {count} more",
        ToDesk: "To the desk:",
        HowToStop: "You have chosen this mail on the page of your profile, and can switch it off there.");

    private static readonly SummaryWords French = new(
        Subject: day => $"Votre journée au centre de services : {day}",
        Overdue: count => count == 1 ? "Un de vos tickets est en retard :" : $"{count} de vos tickets sont en retard :",
        Open: count => count == 1 ? "Vous avez un ticket ouvert :" : $"Vous avez {count} tickets ouverts :",
        NothingOpen: "Vous n’avez aucun ticket ouvert.",
        Watched: "Hier, dans les tickets que vous suivez :",
        Happened: (messages, notes, changes) => string.Join(", ", new[] { Several(messages, "message", "messages"), Several(notes, "note", "notes"), Several(changes, "modification", "modifications") }.OfType<string>()),
        More: count => $"et {count} de plus",
        ToDesk: "Vers le centre de services :",
        HowToStop: "Vous avez choisi ce message sur la page de votre profil ; vous pouvez y renoncer au même endroit.");

    public static SummaryWords For(string language) => language.StartsWith("fr", StringComparison.OrdinalIgnoreCase) ? French : English;

    private static string? Several(int count, string one, string many) => count switch
    {
        0 => null,
        1 => $"1 {one}",
        _ => $"{count} {many}",
    };
}
