using Microsoft.AspNetCore.Http.Features;

namespace ServiceDesk.Web.Security;

/// <summary>
/// Answers 413 to what announces itself as larger than the server takes, before anything reads it: who reads it first would
/// otherwise report a broken form.
/// </summary>
public sealed class RequestSize(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize is { } most && context.Request.ContentLength > most)
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return Task.CompletedTask;
        }
        return next(context);
    }
}
