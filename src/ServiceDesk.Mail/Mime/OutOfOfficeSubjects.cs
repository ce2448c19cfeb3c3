namespace ServiceDesk.Mail.Mime;

/// <summary>What mail programs put before the subject of an absence notice. It only tells which kind an automatic mail is: people write such words too.</summary>
internal static class OutOfOfficeSubjects
{
    private static readonly string[] Phrases =
    [
        "automatic reply", "auto reply", "autoreply", "auto-reply", "auto response", "autoresponse", "out of office", "out of the office", "out-of-office",
        "on vacation", "away from my mail", "abwesenheit", "automatische antwort", "nicht im büro", "réponse automatique", "reponse automatique",
        "absence du bureau", "absent du bureau", "respuesta automática", "respuesta automatica", "fuera de la oficina", "risposta automatica",
        "fuori sede", "fuori ufficio", "resposta automática", "resposta automatica", "fora do escritório", "automatisch antwoord", "afwezigheid",
        "autosvar", "automatiskt svar", "automatisk svar", "frånvaro", "fravær", "automaattinen vastaus", "poissa", "odpowiedź automatyczna",
        "automatyczna odpowiedź", "nieobecność", "автоматический ответ", "автоответ", "自動応答", "自動返信", "不在", "自动答复", "自动回复", "자동 회신", "automatická odpověď",
    ];

    public static bool Match(string? subject) =>
        subject is not null && Array.Exists(Phrases, phrase => subject.Contains(phrase, StringComparison.OrdinalIgnoreCase));
}
