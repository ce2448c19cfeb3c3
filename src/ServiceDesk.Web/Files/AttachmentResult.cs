using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using ServiceDesk.Files;
using ServiceDesk.Tickets;

namespace ServiceDesk.Web.Files;

/// <summary>Sends a file of a message, to be saved: whatever it holds, it never runs as a page of this site.</summary>
public static class AttachmentResult
{
    public static FileStreamResult Of(IFileStore store, Attachment file, HttpResponse response)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(response);
        response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        response.Headers.CacheControl = "private, no-store";
        // A mail says of its parts what it likes; what is no media type would make the answer fail.
        var type = MediaTypeHeaderValue.TryParse(file.ContentType, out var given) && !given.MatchesAllSubTypes
            ? given.MediaType.ToString() : "application/octet-stream";
        return new(store.Open(file.TenantId, file.File), type) { FileDownloadName = file.Name };
    }
}
