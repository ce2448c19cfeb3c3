using ServiceDesk.Outbox;

namespace ServiceDesk.Sending;

internal sealed partial record MailWords
{
    private static readonly MailWords Hebrew = new(
        Marker: DeskMarkers.Hebrew,
        Hello: name => $"שלום {name},",
        Answered: by => $"הודעה חדשה בקריאה שלך מאת {by}:",
        LookAt: "כלל של המוקד מפנה את תשומת הלב לקריאה זו:",
        Happened: "משהו קרה בקריאה:",
        IsBack: reason => string.IsNullOrEmpty(reason) ? "קריאה זו נדחתה; הגיע מועד הבחינה החוזרת, והיא שוב בטיפול:" : $"קריאה זו נדחתה ({reason}); הגיע מועד הבחינה החוזרת, והיא שוב בטיפול:",
        LookedAtAgain: day => $"נבחן אותה שוב ביום {day}.",
        SeeTicket: "פתיחת הקריאה:",
        AnswerByMail: "תשובה להודעה זו נשלחת לפונה בשמך. אם השורה הראשונה היא #note, היא נשארת בין העמיתים.",
        AnswerIsNote: "תשובה להודעה זו נשארת בקריאה כהערה. כדי לכתוב כלפי חוץ יש להעביר את הקריאה הלאה.",
        SignInSubject: "קישור הכניסה שלך",
        SignInText: "הקישור מאפשר כניסה אחת, בתוך 30 הדקות הקרובות. אם לא ביקשת אותו, אפשר להתעלם ממנו.",
        InvitationSubject: "החשבון שלך במוקד השירות",
        InvitationText: desk => $"הוזמנת לעבוד במוקד השירות של {desk}. כאן קובעים סיסמה:",
        Wrote: (when, who) => $"ביום {when}, {who} כתב/ה:",
        AlarmSubject: name => $"לא ניתן למשוך דואר מהתיבה ״{name}״",
        AlarmText: "הודעות שמגיעות לשם אינן הופכות לקריאות בינתיים. המוקד ממשיך לנסות, ויחזור לפעול מעצמו כשהשרת יענה שוב. מה שהשרת אמר:",
        AlarmIsOver: "כל תיבות הדואר עונות שוב",
        SeeMailboxes: "צפייה בתיבות הדואר:",
        Withheld: names => $"לא צורף, משום שסורק הווירוסים לא אישר אותו: {names}");
}
