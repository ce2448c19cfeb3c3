namespace ServiceDesk.Mail.Html;

/// <summary>Which addresses links and images may have. Addresses are read as browsers read them (WHATWG URL, 4.4).</summary>
internal static class UrlFilter
{
    private const int LongestLink = 8192;

    private static readonly string[] ImageTypes = ["image/png", "image/gif", "image/jpeg", "image/jpg", "image/webp"];

    /// <summary>The address as it may stand in a link, or null.</summary>
    public static string? Link(string value)
    {
        var url = Clean(value);
        if (url.Length > LongestLink) return null;
        if (IsRemote(url)) return WithScheme(url);
        return Scheme(url) is "mailto" or "tel" ? url : null;
    }

    /// <summary>What a browser makes of it before it looks at the scheme: white space around it and line breaks within fall away.</summary>
    public static string Clean(string value)
    {
        var from = 0;
        var to = value.Length;
        while (from < to && value[from] <= ' ') from++;
        while (to > from && value[to - 1] <= ' ') to--;
        var trimmed = value[from..to];
        return trimmed.AsSpan().IndexOfAny('\t', '\n', '\r') < 0
            ? trimmed
            : string.Concat(trimmed.Where(c => c is not ('\t' or '\n' or '\r')));
    }

    /// <summary>Whether it leads to the web: http, https, or //host.</summary>
    public static bool IsRemote(string url) =>
        (Scheme(url) is "http" or "https" && url.Length > url.IndexOf(':', StringComparison.Ordinal) + 3)
        || (url.StartsWith("//", StringComparison.Ordinal) && url.Length > 2);

    /// <summary>A mail has no address of its own from which //host could take its scheme.</summary>
    public static string WithScheme(string url) => url.StartsWith("//", StringComparison.Ordinal) ? "https:" + url : url;

    /// <summary>The Content-ID of a cid: address (RFC 2392), its percent signs resolved; null for any other.</summary>
    public static string? ContentId(string url)
    {
        if (Scheme(url) != "cid") return null;
        var id = Uri.UnescapeDataString(url[4..]).Trim('<', '>', ' ');
        return id.Length is 0 or > 1000 || id.Any(char.IsControl) ? null : id;
    }

    /// <summary>Whether it is a data: address of a picture in one of the formats that cannot hold markup.</summary>
    public static bool IsImageData(string url)
    {
        if (Scheme(url) != "data") return false;
        var comma = url.IndexOf(',', StringComparison.Ordinal);
        if (comma < 0) return false;
        var head = url.AsSpan(5, comma - 5);
        var semicolon = head.IndexOf(';');
        if (semicolon < 0 || !head[(semicolon + 1)..].Trim().Equals("base64", StringComparison.OrdinalIgnoreCase)) return false;
        var type = head[..semicolon].Trim().ToString().ToLowerInvariant();
        if (Array.IndexOf(ImageTypes, type) < 0) return false;
        foreach (var c in url.AsSpan(comma + 1))
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('+' or '/' or '=' or ' ')) return false;
        return true;
    }

    /// <summary>The scheme in lower case, or "" when there is none.</summary>
    private static string Scheme(string url)
    {
        var end = url.AsSpan(0, Math.Min(url.Length, 20)).IndexOf(':');
        if (end <= 0) return "";
        foreach (var c in url.AsSpan(0, end))
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('+' or '-' or '.')) return "";
        return url[..end].ToLowerInvariant();
    }
}
