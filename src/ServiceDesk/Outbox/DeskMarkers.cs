using ServiceDesk.Mail.Replies;

namespace ServiceDesk.Outbox;

/// <summary>The line above which an answer is looked for, in each language that the desk's mails speak.</summary>
public static class DeskMarkers
{
    public const string English = VisibleReply.MarkerLine;
    public const string French = "##- Veuillez écrire votre réponse au-dessus de cette ligne -##";
    public const string German = "##- Bitte schreiben Sie Ihre Antwort über dieser Zeile -##";
    public const string Hebrew = "##- נא לכתוב את התשובה מעל שורה זו -##";

    /// <summary>An answer may come to a mail in any of them.</summary>
    public static IReadOnlyCollection<string> All { get; } = [English, French, German, Hebrew];
}
