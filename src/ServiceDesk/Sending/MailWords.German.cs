using ServiceDesk.Outbox;

namespace ServiceDesk.Sending;

internal sealed partial record MailWords
{
    private static readonly MailWords German = new(
        Marker: DeskMarkers.German,
        Hello: name => $"Guten Tag {name},",
        Answered: by => $"{by} hat in Ihrem Ticket geschrieben:",
        LookAt: "Eine Regel des Service-Desks weist Sie auf dieses Ticket hin:",
        Happened: "Bei einem Ticket ist etwas geschehen:",
        IsBack: reason => string.IsNullOrEmpty(reason) ? "Dieses Ticket war zurückgestellt; seine Wiedervorlage ist fällig, und es ist wieder in Arbeit:" : $"Dieses Ticket war zurückgestellt ({reason}); seine Wiedervorlage ist fällig, und es ist wieder in Arbeit:",
        LookedAtAgain: day => $"Wir sehen sie am {day} wieder an.",
        SeeTicket: "Ticket öffnen:",
        AnswerByMail: "Wenn Sie auf diese E-Mail antworten, geht Ihre Antwort unter Ihrem Namen an den Anfragesteller. Mit #note als erster Zeile bleibt sie unter Kollegen.",
        AnswerIsNote: "Wenn Sie auf diese E-Mail antworten, bleibt Ihre Antwort als Notiz im Ticket. Um nach außen zu schreiben, leiten Sie das Ticket weiter.",
        SignInSubject: "Ihr Anmeldelink",
        SignInText: "Dieser Link meldet Sie an, einmal und innerhalb der nächsten 30 Minuten. Wenn Sie ihn nicht angefordert haben, lassen Sie ihn unbeachtet.",
        InvitationSubject: "Ihr Konto beim Service-Desk",
        InvitationText: desk => $"Sie sind eingeladen, am Service-Desk von {desk} zu arbeiten. Legen Sie hier ein Passwort fest:",
        Wrote: (when, who) => $"Am {when} schrieb {who}:",
        AlarmSubject: name => $"Das Postfach „{name}“ kann nicht abgerufen werden",
        AlarmText: "E-Mails, die dort ankommen, werden vorerst nicht zu Tickets. Der Service-Desk versucht es weiter und fährt von selbst fort, sobald der Server wieder antwortet. Seine Meldung:",
        AlarmIsOver: "Alle Postfächer antworten wieder",
        SeeMailboxes: "Postfächer ansehen:",
        Withheld: names => $"Nicht angehängt, weil der Virenscanner es nicht freigegeben hat: {names}");
}
