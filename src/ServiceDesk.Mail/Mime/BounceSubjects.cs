namespace ServiceDesk.Mail.Mime;

/// <summary>What mail systems put into the subject of a delivery report. It counts only for mail that a machine sent: people write such words too.</summary>
internal static class BounceSubjects
{
    private static readonly string[] Phrases =
    [
        "undeliver", "delivery status notification", "delivery failure", "delivery failed", "delivery has failed", "delivery problem", "delivery error",
        "delivery report", "delivery incomplete", "delivery delay", "delivery notification", "failure notice", "failure delivery", "failed delivery",
        "returned mail", "mail returned", "returned to sender", "returning message", "could not be delivered", "could not send", "not delivered",
        "mail system error", "message delayed", "mail failure", "nondeliverable", "non-delivery", "rejected mail", "unzustellbar", "nicht zustellbar",
        "nicht zugestellt", "échec de la remise", "echec de remise", "non remis", "non distribu", "no se puede entregar", "no entregado", "mancata consegna",
        "non recapitabile", "não entregue", "onbestelbaar", "niet bezorgd", "не доставлено", "недоставлен", "配信不能", "投递失败", "退信",
    ];

    public static bool Match(string? subject) =>
        subject is not null && Array.Exists(Phrases, phrase => subject.Contains(phrase, StringComparison.OrdinalIgnoreCase));
}
