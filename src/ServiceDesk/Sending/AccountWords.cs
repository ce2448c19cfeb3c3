using ServiceDesk.People;
using ServiceDesk.Templates;

namespace ServiceDesk.Sending;

/// <summary>The sentences of the mail that tells somebody of a change in how they sign in, by language.</summary>
internal sealed record AccountWords(
    string Subject, string Password, string PasskeyAdded, string PasskeyRemoved, string AuthenticatorAdded, string AuthenticatorRemoved, string TokenMade, string NotYou)
{
    private static readonly AccountWords English = new(
        Subject: "How you sign in was changed",
        Password: "Your password was set anew.",
        PasskeyAdded: "A passkey was added to your account.",
        PasskeyRemoved: "A passkey was removed from your account.",
        AuthenticatorAdded: "An authenticator was set up for your account.",
        AuthenticatorRemoved: "The authenticator of your account was removed.",
        TokenMade: "An API token was made for your account: a program can act in your name with it.",
        NotYou: "If it was you, all is well. If not, sign out all browsers on your profile, set a new password and tell an administrator of the desk:");

    private static readonly AccountWords French = new(
        Subject: "Votre façon de vous connecter a changé",
        Password: "Un nouveau mot de passe a été défini pour votre compte.",
        PasskeyAdded: "Une clé d’accès a été ajoutée à votre compte.",
        PasskeyRemoved: "Une clé d’accès a été retirée de votre compte.",
        AuthenticatorAdded: "Une application d’authentification a été associée à votre compte.",
        AuthenticatorRemoved: "L’application d’authentification de votre compte a été retirée.",
        TokenMade: "Un jeton d’API a été créé pour votre compte : un programme peut agir en votre nom avec lui.",
        NotYou: "Si c’était vous, tout va bien. Sinon, déconnectez tous les navigateurs depuis votre profil, choisissez un nouveau mot de passe et prévenez un administrateur :");

    private static readonly AccountWords German = new(
        Subject: "Ihre Anmeldung wurde geändert",
        Password: "Für Ihr Konto wurde ein neues Passwort gesetzt.",
        PasskeyAdded: "Ihrem Konto wurde ein Passkey hinzugefügt.",
        PasskeyRemoved: "Von Ihrem Konto wurde ein Passkey entfernt.",
        AuthenticatorAdded: "Für Ihr Konto wurde eine Authenticator-App eingerichtet.",
        AuthenticatorRemoved: "Die Authenticator-App Ihres Kontos wurde entfernt.",
        TokenMade: "Für Ihr Konto wurde ein API-Token erzeugt: Damit kann ein Programm in Ihrem Namen handeln.",
        NotYou: "Wenn Sie das waren, ist alles in Ordnung. Wenn nicht, melden Sie in Ihrem Profil alle Browser ab, setzen Sie ein neues Passwort und sagen Sie der Administration Bescheid:");

    private static readonly AccountWords Hebrew = new(
        Subject: "אופן ההתחברות שלך השתנה",
        Password: "נקבעה סיסמה חדשה לחשבון שלך.",
        PasskeyAdded: "נוסף מפתח גישה לחשבון שלך.",
        PasskeyRemoved: "הוסר מפתח גישה מהחשבון שלך.",
        AuthenticatorAdded: "הוגדר יישום אימות לחשבון שלך.",
        AuthenticatorRemoved: "יישום האימות של החשבון שלך הוסר.",
        TokenMade: "נוצר אסימון API לחשבון שלך: תוכנה יכולה לפעול בשמך באמצעותו.",
        NotYou: "אם עשית זאת, הכול בסדר. אם לא, יש לנתק את כל הדפדפנים בפרופיל, לקבוע סיסמה חדשה ולהודיע למנהל המוקד:");

    public static AccountWords For(string language) => BuiltInTemplates.LanguageOf(language) switch
    {
        "fr" => French,
        "de" => German,
        "he" => Hebrew,
        _ => English,
    };

    /// <param name="change">As the outbox keeps it.</param>
    public string Of(string? change) => Enum.Parse<AccountChange>(change ?? "") switch
    {
        AccountChange.Password => Password,
        AccountChange.PasskeyAdded => PasskeyAdded,
        AccountChange.PasskeyRemoved => PasskeyRemoved,
        AccountChange.AuthenticatorAdded => AuthenticatorAdded,
        AccountChange.AuthenticatorRemoved => AuthenticatorRemoved,
        _ => TokenMade,
    };
}
