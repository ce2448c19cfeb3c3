using ServiceDesk.ServiceLevels;

namespace ServiceDesk.Notifications;

/// <summary>What is promised, as mails name it.</summary>
internal static class TargetNames
{
    /// <param name="label">As the history has it.</param>
    public static string In(string language, string label) => (language, ServiceTargets.All.Where(x => x.Label() == label).Select(x => (ServiceTarget?)x).FirstOrDefault()) switch
    {
        ("fr", ServiceTarget.FirstResponse) => "première réponse",
        ("fr", ServiceTarget.NextResponse) => "réponse suivante",
        ("fr", ServiceTarget.Resolution) => "résolution",
        ("de", ServiceTarget.FirstResponse) => "erste Antwort",
        ("de", ServiceTarget.NextResponse) => "nächste Antwort",
        ("de", ServiceTarget.Resolution) => "Lösung",
        ("he", ServiceTarget.FirstResponse) => "מענה ראשון",
        ("he", ServiceTarget.NextResponse) => "המענה הבא",
        ("he", ServiceTarget.Resolution) => "פתרון",
        _ => label,
    };
}
