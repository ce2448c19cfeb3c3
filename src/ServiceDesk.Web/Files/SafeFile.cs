using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace ServiceDesk.Web.Files;

/// <summary>
/// Hands out files that strangers sent in. Pictures of kinds without active content are shown in place; all else is a download
/// of no particular type, so that no browser runs it in this origin, whatever it holds.
/// </summary>
public static class SafeFile
{
    private static readonly HashSet<string> Pictures = new(StringComparer.OrdinalIgnoreCase) { "image/png", "image/jpeg", "image/gif", "image/webp" };

    public static bool IsPicture(string contentType) => Pictures.Contains(contentType);

    /// <param name="response">Gets the headers that keep the content harmless.</param>
    /// <param name="content">Closed with the answer.</param>
    /// <param name="name">As the sender gave it; written by RFC 6266 with RFC 5987 for what ASCII lacks.</param>
    /// <param name="contentType">As the sender declared it; believed for pictures alone.</param>
    /// <param name="hash">Of the content: it never changes, so a browser need not ask twice.</param>
    public static FileStreamResult Serve(HttpResponse response, Stream content, string name, string contentType, string hash)
    {
        ArgumentNullException.ThrowIfNull(response);
        var isPicture = IsPicture(contentType);
        var disposition = new ContentDispositionHeaderValue(isPicture ? "inline" : "attachment");
        disposition.SetHttpFileName(name);
        response.Headers.ContentDisposition = disposition.ToString();
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = "private, max-age=3600";
        return new FileStreamResult(content, isPicture ? contentType.ToLowerInvariant() : "application/octet-stream")
        {
            EntityTag = new EntityTagHeaderValue($"\"{hash}\""),
            EnableRangeProcessing = true,
        };
    }
}
