using System.Net;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Branding;
using ServiceDesk.Database;
using ServiceDesk.Tenants;
using ServiceDesk.Web.Tests.Areas.Admin;

namespace ServiceDesk.Web.Tests.Branding;

/// <summary>The desk's name, logo, colour and welcoming text: set by the administrator, seen by whoever comes by.</summary>
public sealed class BrandingTests
{
    private const string Form = "form[action$='/admin/branding']";

    // One pixel.
    private static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task WhatIsSet_IsSeenInThePortalAndBeforeIt_AndNotAtTheNeighbours(DatabaseProvider provider)
    {
        await using var desk = await WebDesk.StartAsync(provider);
        await AdminDoor.IsShutAsync(desk, "admin/branding");
        using var administrator = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        using var nobody = await desk.BrowserAsync(desk.Alpha);
        using var neighbour = await desk.BrowserAsync(desk.Beta);
        Assert.Null((await nobody.GetAsync("sign-in")).Document.QuerySelector(".brand-logo, .welcome, link[href*='branding']"));

        Assert.Equal(HttpStatusCode.Redirect, (await SaveAsync(administrator, new()
        {
            ["Form.Name"] = "Alpha & Söhne", ["Form.Logo"] = new FormFile("logo.svg", "image/svg+xml", Png), ["Form.LogoSaysName"] = "true", ["Form.HasColour"] = "true",
            ["Form.Colour"] = "#FFE600", ["Form.Welcome"] = "Write us.\n\nBy night call <0800>.",
        })).Status);

        var signIn = (await nobody.GetAsync("sign-in")).Document;
        var logo = signIn.QuerySelector("img.brand-logo")!;
        Assert.Equal("Alpha & Söhne", logo.GetAttribute("alt"));
        Assert.Contains("By night call <0800>.", signIn.QuerySelector(".welcome")!.TextContent, StringComparison.Ordinal);
        using var picture = await nobody.Client.GetAsync(nobody.Absolute(logo.GetAttribute("src")!), TestContext.Current.CancellationToken);
        Assert.Equal(Png, await picture.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        // What the file was called when it came counts nothing.
        Assert.Equal("image/png", picture.Content.Headers.ContentType!.MediaType);
        Assert.Equal("default-src 'none'; sandbox", Assert.Single(picture.Headers.GetValues("Content-Security-Policy")));

        var colours = signIn.QuerySelector("link[href*='/branding/colours/']")!.GetAttribute("href")!;
        using var sheet = await nobody.Client.GetAsync(nobody.Absolute(colours), TestContext.Current.CancellationToken);
        var accent = AccentColour.Parse("#ffe600")!;
        Assert.Equal("text/css", sheet.Content.Headers.ContentType!.MediaType);
        Assert.Contains($"--tblr-primary: light-dark({accent.OnLight}, {accent.OnDark});", await sheet.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);

        using var requester = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Requester);
        var portal = (await requester.GetAsync("")).Document;
        Assert.NotNull(portal.QuerySelector(".topbar img.brand-logo"));
        Assert.NotNull(portal.QuerySelector(".welcome"));
        Assert.Contains("Alpha & Söhne", portal.Title, StringComparison.Ordinal);
        Assert.Null((await administrator.GetAsync("staff/tickets")).Document.QuerySelector("link[href*='branding']"));

        Assert.Null((await neighbour.GetAsync("sign-in")).Document.QuerySelector(".brand-logo, .welcome, link[href*='branding']"));
        foreach (var address in (string[])[logo.GetAttribute("src")!, colours])
            Assert.Equal(HttpStatusCode.NotFound, (await neighbour.GetAsync(address.Replace("/alpha/", "/beta/", StringComparison.Ordinal))).Status);
    }

    [Fact]
    public async Task ALogo_IsReplaced_AndRemoved_AndStaysOtherwise()
    {
        await using var desk = await WebDesk.StartAsync();
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        await SaveAsync(browser, new() { ["Form.Logo"] = new FormFile("a.png", "image/png", Png) });
        var first = await LogoAsync();
        await SaveAsync(browser, new() { ["Form.Welcome"] = "Hello" });
        Assert.Equal(first, await LogoAsync());
        byte[] other = [.. Png, 0];
        await SaveAsync(browser, new() { ["Form.Logo"] = new FormFile("b.png", "image/png", other) });
        Assert.NotEqual(first, await LogoAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"branding/logo/{first}")).Status);
        await SaveAsync(browser, new() { ["Form.WithoutLogo"] = "true", ["Form.LogoSaysName"] = "true" });
        Assert.Null(await LogoAsync());
        Assert.False(await desk.ReadAsync(desk.Alpha, db => db.Logos.AnyAsync()));
        Assert.Equal("Hello", (await browser.GetAsync("admin/branding")).Document.QuerySelector("textarea")!.TextContent);

        Task<string?> LogoAsync() => desk.ReadAsync(desk.Alpha, db => db.Tenants.Where(x => x.Id == desk.Alpha.Info.Id).Select(x => x.LogoDigest).SingleAsync());
    }

    [Fact]
    public async Task WhatIsNoPicture_OrNoColour_OrTooLong_IsRefused_AndSaysWhy()
    {
        await using var desk = await WebDesk.StartAsync();
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        await RefusedAsync("no PNG, JPEG or WebP picture", "Form.Logo", new FormFile("logo.png", "image/png", "<svg onload='alert(1)'/>"u8.ToArray()));
        await RefusedAsync("no PNG, JPEG or WebP picture", "Form.Logo", new FormFile("logo.png", "image/png", [0x89]));
        await RefusedAsync("The logo has 257 KB; 256 KB are the most.", "Form.Logo", new FormFile("logo.png", "image/png", [.. Png, .. new byte[256 * 1024]]));
        await RefusedAsync("# and six hexadecimal digits", "Form.Colour", "red;}body{display:none");
        await RefusedAsync("Name", "Form.Name", " ");
        await RefusedAsync("Welcome", "Form.Welcome", new string('x', TenantBranding.WelcomeLength + 1));
        Assert.Equal(TenantBranding.None, (await desk.ReadAsync(desk.Alpha, db => db.Tenants.SingleAsync(x => x.Id == desk.Alpha.Info.Id))).Branding);

        async Task RefusedAsync(string reason, string field, object value)
        {
            var answer = await SaveAsync(browser, new() { [field] = value, ["Form.HasColour"] = "true" });
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
            Assert.Contains(reason, answer.Document.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        }
    }

    private static async Task<WebPage> SaveAsync(Browser browser, Dictionary<string, object?> values) => await browser.SubmitAsync(await browser.GetAsync("admin/branding"), Form, values);
}
