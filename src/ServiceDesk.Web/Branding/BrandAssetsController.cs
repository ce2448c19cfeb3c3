using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Branding;
using ServiceDesk.Database;
using ServiceDesk.Web.SignIn;

namespace ServiceDesk.Web.Branding;

/// <summary>The logo and the colours of a tenant, for its portal and its sign-in pages. Whoever sees those may have them.</summary>
[InTenant]
public sealed class BrandAssetsController(DeskDb db, CurrentTenant tenant) : Controller
{
    // What has another content has another address.
    private const string ForGood = "public, max-age=31536000, immutable";

    // The colour is in the address, but not how it is made to be read.
    private const string ForADay = "public, max-age=86400";

    [HttpGet("branding/logo/{digest}")]
    public async Task<IActionResult> Logo(string digest)
    {
        if (await db.Logos.AsNoTracking().SingleOrDefaultAsync(x => x.Digest == digest, HttpContext.RequestAborted) is not { } logo)
            return NotFound();
        Response.Headers.CacheControl = ForGood;
        Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return File(logo.Content, logo.ContentType);
    }

    [HttpGet("branding/colours/{colour}.css")]
    public IActionResult Colours(string colour)
    {
        if ($"#{colour}" != tenant.Info.Branding.Colour || AccentColour.Parse(tenant.Info.Branding.Colour) is not { } accent)
            return NotFound();
        Response.Headers.CacheControl = ForADay;
        return Content(Sheet(accent), "text/css");
    }

    // In no layer, so that it wins over colours.css, whose variables these are.
    private static string Sheet(AccentColour accent) => $$"""
        :root, [data-bs-theme="light"], [data-bs-theme="dark"] {
          --tblr-primary: light-dark({{accent.OnLight}}, {{accent.OnDark}});
          --tblr-primary-darken: light-dark(color-mix(in oklab, {{accent.OnLight}} 85%, #000), color-mix(in oklab, {{accent.OnDark}} 80%, #fff));
          --focus: light-dark({{accent.OnLight}}, {{accent.OnDark}});
          --row-chosen: light-dark(color-mix(in oklab, {{accent.OnLight}} 10%, #fff), color-mix(in oklab, {{accent.OnDark}} 20%, #1a1c20));
        }

        """;
}
