using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace ServiceDesk.Web.Security;

/// <summary>
/// Compresses pages, and nothing else: files are compressed when they are built, attachments and streams of signals stay as they are.
/// Over TLS, where the size of an answer could tell somebody on the wire what stands in it (BREACH), a page is compressed only for a
/// request that the browser says comes from the desk itself or from the person's own hand: no other site can then have it vary and be measured.
/// </summary>
public static class CompressedPages
{
    public static IServiceCollection AddCompressedPages(this IServiceCollection services) => services
        .AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = ["text/html", "text/vnd.turbo-stream.html"];
        })
        .Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest)
        .Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);

    public static IApplicationBuilder UseCompressedPages(this IApplicationBuilder app) => app.UseWhen(MayBeCompressed, x => x.UseResponseCompression());

    private static bool MayBeCompressed(HttpContext context) =>
        !context.Request.IsHttps || context.Request.Headers["Sec-Fetch-Site"].ToString() is "same-origin" or "none";
}
