namespace ServiceDesk.Web.Security;

/// <summary>
/// Sets the headers that tell a browser what a page of ours may do. An endpoint that has set a policy of its own (a
/// mail's HTML in its sandboxed frame) keeps it.
/// </summary>
public sealed class SecurityHeaders(RequestDelegate next)
{
    // A year (RFC 6797). Of this host alone: what else runs below its name is not ours to say.
    private const string EncryptedFromNowOn = "max-age=31536000";

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(SetHeaders, context);
        return next(context);
    }

    private static Task SetHeaders(object state)
    {
        var context = (HttpContext)state;
        var headers = context.Response.Headers;
        if (headers.ContentSecurityPolicy.Count == 0)
        {
            headers.ContentSecurityPolicy = PolicyOfPages(Nonce.Of(context));
            headers.XFrameOptions = "DENY"; // For browsers that do not know frame-ancestors.
        }

        if (context.Request.IsHttps)
            headers.StrictTransportSecurity = EncryptedFromNowOn;
        headers.XContentTypeOptions = "nosniff";
        headers.TryAdd("Referrer-Policy", "same-origin"); // Addresses of tickets tell other sites nothing.
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
        return Task.CompletedTask;
    }

    // Forms may go to this origin only. A form that answers with a redirect to another origin is refused too: the way to
    // an identity provider is a link.
    private static string PolicyOfPages(string nonce) => string.Join("; ",
        "default-src 'self'",
        $"script-src 'self' 'nonce-{nonce}'",
        $"style-src 'self' 'nonce-{nonce}'",
        "img-src 'self' data:",
        "frame-src 'self'",
        "frame-ancestors 'none'",
        "form-action 'self'",
        "base-uri 'self'",
        "object-src 'none'");
}
