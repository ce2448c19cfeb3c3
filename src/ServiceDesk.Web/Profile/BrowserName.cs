namespace ServiceDesk.Web.Profile;

/// <summary>What people call the browser and the system that a User-Agent names; the order matters, for each claims to be others too.</summary>
internal static class BrowserName
{
    private static readonly (string Mark, string Name)[] Browsers =
        [("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"), ("Chrome/", "Chrome"), ("CriOS/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Mark, string Name)[] Systems =
        [("Windows", "Windows"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Mac OS X", "macOS"), ("Android", "Android"), ("CrOS", "ChromeOS"), ("Linux", "Linux")];

    /// <returns>Null when it names neither.</returns>
    public static string? Of(string? userAgent)
    {
        if (userAgent is null)
            return null;
        var parts = new[] { Find(Browsers), Find(Systems) }.OfType<string>().ToList();
        return parts.Count == 0 ? null : string.Join(" · ", parts);

        string? Find((string Mark, string Name)[] all) => Array.Find(all, x => userAgent.Contains(x.Mark, StringComparison.Ordinal)).Name;
    }
}
