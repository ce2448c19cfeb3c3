using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using ServiceDesk.Web.Tests.Views;

namespace ServiceDesk.Web.Tests.Security;

public sealed partial class SecurityHeadersTests
{
    [Fact]
    public async Task A_page_allows_its_own_files_and_nothing_inline()
    {
        await using var host = await PagesHost.StartAsync();
        using var response = await host.GetAsync("/nowhere");
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'self'; script-src 'self' 'nonce-", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
    }

    [Fact]
    public async Task Over_TLS_a_browser_is_told_to_stay_with_it()
    {
        await using var desk = await WebDesk.StartAsync();
        foreach (var (scheme, told) in new[] { ("https", true), ("http", false) })
        {
            using var client = desk.CreateClient(new() { BaseAddress = new Uri($"{scheme}://localhost") });
            using var response = await client.GetAsync("/alpha/sign-in", TestContext.Current.CancellationToken);
            Assert.Equal(told, response.Headers.TryGetValues("Strict-Transport-Security", out var values) && values.Single() == "max-age=31536000");
        }
    }

    [Fact]
    public async Task The_nonce_of_the_page_is_that_of_its_policy_and_new_each_time()
    {
        await using var host = await PagesHost.StartAsync();
        var seen = new HashSet<string>();
        for (var i = 0; i < 3; i++)
        {
            using var response = await host.GetAsync("/nowhere");
            var html = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            var nonce = new HtmlParser().ParseDocument(html).QuerySelector("meta[name=csp-nonce]")!.GetAttribute("content")!;
            Assert.Contains($"'nonce-{nonce}'", Assert.Single(response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
            Assert.True(seen.Add(nonce), $"The nonce {nonce} came twice.");
        }
    }

    [Fact]
    public async Task An_endpoint_keeps_its_own_policy()
    {
        await using var host = await PagesHost.StartAsync();
        using var response = await host.GetAsync("/own-policy");
        Assert.Equal("sandbox", Assert.Single(response.Headers.GetValues("Content-Security-Policy")));
        Assert.False(response.Headers.Contains("X-Frame-Options"));
    }

    [Fact]
    public void Views_hold_no_inline_script_style_or_handler()
    {
        var found = SourceTree.Files(".cshtml")
            .Where(path => Inline().IsMatch(File.ReadAllText(path)))
            .Select(SourceTree.Relative)
            .ToList();
        Assert.True(found.Count == 0, $"The content security policy refuses inline scripts, styles and on… attributes; found in:\n{string.Join('\n', found)}");
    }

    [Fact]
    public async Task Every_file_that_the_layout_names_is_served()
    {
        await using var host = await PagesHost.StartAsync();
        using var page = await host.GetAsync("/nowhere");
        var html = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var files = new HtmlParser().ParseDocument(html)
            .QuerySelectorAll("head [src], head [href]")
            .Select(element => (element.GetAttribute("src") ?? element.GetAttribute("href"))!)
            .ToList();
        Assert.True(files.Count > 3, $"The layout names {files.Count} files; more than 3 were expected.");
        foreach (var file in files.Append("/lib/trix.js").Append("/lib/icons.svg").Append("/lib/live-worker.js"))
        {
            using var response = await host.GetAsync(file, accept: "*/*");
            Assert.True(response.IsSuccessStatusCode, $"{file} answered {(int)response.StatusCode}.");
        }
    }

    [GeneratedRegex(@"<script(?![^>]*\bsrc=)|<style|\sstyle=""|\son[a-z]+=""", RegexOptions.IgnoreCase)]
    private static partial Regex Inline();
}
