using ServiceDesk.Outbox;
using ServiceDesk.Templates;

namespace ServiceDesk.Sending;

/// <summary>
/// The sentences of those mails that are the same for every tenant, by language; a language that is not here speaks English.
/// The others are templates (<c>BuiltInTemplates</c>).
/// </summary>
internal sealed partial record MailWords(
    string Marker, Func<string, string> Hello, Func<string, string> Answered, string LookAt, string Happened, Func<string?, string> IsBack, Func<string, string> LookedAtAgain, string SeeTicket, string AnswerByMail, string AnswerIsNote,
    string SignInSubject, string SignInText, string InvitationSubject, Func<string, string> InvitationText, Func<string, string, string> Wrote,
    Func<string, string> AlarmSubject, string AlarmText, string AlarmIsOver, string SeeMailboxes, Func<string, string> Withheld)
{
    private static readonly MailWords English = new(
        Marker: DeskMarkers.English,
        Hello: name => $"Hello {name},",
        Answered: by => $"{by} has written in your ticket:",
        LookAt: "A rule of the desk tells you about this ticket:",
        Happened: "Something has happened to a ticket:",
        IsBack: reason => string.IsNullOrEmpty(reason) ? "This ticket was put off; its review is due, and it is back at work:" : $"This ticket was put off ({reason}); its review is due, and it is back at work:",
        LookedAtAgain: day => $"We will look at it again on {day}.",
        SeeTicket: "Open the ticket:",
        AnswerByMail: "If you answer this mail, your answer goes to the requester under your name. With #note as its first line, it stays among colleagues.",
        AnswerIsNote: "If you answer this mail, your answer stays in the ticket as a note. To write to people outside, forward the ticket.",
        SignInSubject: "Your link to sign in",
        SignInText: "This link signs you in, once and within the next 30 minutes. If you did not ask for it, leave it alone.",
        InvitationSubject: "Your account at the service desk",
        InvitationText: desk => $"You have been invited to work at the service desk of {desk}. Choose a password here:",
        Wrote: (when, who) => $"On {when}, {who} wrote:",
        AlarmSubject: name => $"The mailbox “{name}” cannot be fetched",
        AlarmText: "Mail that arrives there makes no tickets for now. The desk keeps trying and goes on by itself when the server answers again. What it said:",
        AlarmIsOver: "All mailboxes answer again",
        SeeMailboxes: "Look at the mailboxes:",
        Withheld: names => $"Not attached, for the virus scanner has not cleared it: {names}");

    private static readonly MailWords French = new(
        Marker: DeskMarkers.French,
        Hello: name => $"Bonjour {name},",
        Answered: by => $"{by} a écrit dans votre ticket :",
        LookAt: "Une règle du centre de services vous signale ce ticket :",
        Happened: "Du nouveau pour un ticket :",
        IsBack: reason => string.IsNullOrEmpty(reason) ? "Ce ticket avait été remis à plus tard ; son réexamen est dû, et il est de nouveau en cours :" : $"Ce ticket avait été remis à plus tard ({reason}) ; son réexamen est dû, et il est de nouveau en cours :",
        LookedAtAgain: day => $"Nous la réexaminerons le {day}.",
        SeeTicket: "Ouvrir le ticket :",
        AnswerByMail: "Si vous répondez à ce message, votre réponse part au demandeur sous votre nom. Avec #note comme première ligne, elle reste entre collègues.",
        AnswerIsNote: "Si vous répondez à ce message, votre réponse reste dans le ticket comme note. Pour écrire à l’extérieur, transférez le ticket.",
        SignInSubject: "Votre lien de connexion",
        SignInText: "Ce lien vous connecte, une seule fois et dans les 30 prochaines minutes. Si vous ne l’avez pas demandé, ignorez-le.",
        InvitationSubject: "Votre compte au centre de services",
        InvitationText: desk => $"vous êtes invité à travailler au centre de services de {desk}. Choisissez un mot de passe ici :",
        Wrote: (when, who) => $"Le {when}, {who} a écrit :",
        AlarmSubject: name => $"La boîte aux lettres « {name} » ne peut pas être relevée",
        AlarmText: "Le courrier qui y arrive ne crée pas de ticket pour l’instant. Le centre de services continue d’essayer et reprend de lui-même quand le serveur répond. Voici ce qu’il a dit :",
        AlarmIsOver: "Toutes les boîtes aux lettres répondent à nouveau",
        SeeMailboxes: "Voir les boîtes aux lettres :",
        Withheld: names => $"Non joint, car l’antivirus ne l’a pas validé : {names}");

    public static MailWords For(string language) => BuiltInTemplates.LanguageOf(language) switch
    {
        "fr" => French,
        "de" => German,
        "he" => Hebrew,
        _ => English,
    };
}
