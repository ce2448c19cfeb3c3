using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using ServiceDesk.Database;

namespace ServiceDesk.Web.Tests.Probing;

/// <summary>Markup and scripts written into every field of every form: nothing of it comes to life on any page.</summary>
public sealed class MarkupProbeTests
{
    private const string Alert = "alert('probed')";

    private static readonly string[] Probes =
    [
        $"\"'></textarea></title><img src=x onerror={Alert}><script>{Alert}</script>",
        $"javascript:{Alert}",
        $"[x](javascript:{Alert}) <svg onload={Alert}> {{{{constructor.constructor(\"{Alert}\")()}}}}",
        "Probed\r\nBcc: probed@evil.test\r\nX-Probed: yes\r\n\r\nbody",
    ];

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task WhatIsWrittenIntoAnyField_IsNowhereAlive(DatabaseProvider provider)
    {
        await using var probed = await ProbedDesk.StartAsync(provider);
        var pages = await probed.PagesAsync();
        var tried = new HashSet<string>();
        foreach (var (browser, page) in pages)
            for (var i = 0; i < page.Document.Forms.Length; i++)
            {
                var form = page.Document.Forms[i];
                if (!ProbedDesk.FormsOf(page).Contains(form) || !tried.Add($"{form.Method} {form.Action}"))
                    continue;
                form.Id = "probed";
                foreach (var probe in Probes)
                {
                    var values = ProbedDesk.TextsOf(form).Where(ProbedDesk.IsWritten).Select(x => x.GetAttribute("name")!).Distinct()
                        .ToDictionary(x => x, object? (_) => probe);
                    var answer = await browser.SubmitAsync(page, "#probed", values);
                    Assert.True((int)answer.Status < 500, $"{form.Method} {form.Action} answered {(int)answer.Status} to {probe}");
                    AssertDead(answer);
                }
                form.Id = null;
            }
        Assert.True(tried.Count > 40, $"Only {tried.Count} forms were found.");
        var after = await probed.PagesAsync();
        Assert.Contains(after, x => x.Page.Body.Contains("onerror", StringComparison.Ordinal));
        foreach (var (_, page) in after)
            AssertDead(page);
        var mails = await SentMail.AllAsync(probed.Desk, probed.Desk.Beta);
        Assert.NotEmpty(mails);
        foreach (var (kind, recipients, mail) in mails)
        {
            Assert.DoesNotContain(recipients, x => x.Contains("evil", StringComparison.Ordinal));
            Assert.DoesNotContain(mail.Headers, x => x.Name is "Bcc" or "X-Probed");
            if (mail.HtmlBody is { } html)
                AssertDead(new HtmlParser().ParseDocument(html), $"a mail of kind {kind}");
        }
    }

    private static void AssertDead(WebPage page)
    {
        if (page.Response.Content.Headers.ContentType?.MediaType == "text/html")
            AssertDead(page.Document, page.Address.PathAndQuery);
    }

    private static void AssertDead(IDocument document, string where)
    {
        foreach (var element in document.All)
        {
            Assert.False(element is IHtmlScriptElement script && script.Text.Contains("probed", StringComparison.Ordinal), $"{where} has a script that was written into a form.");
            foreach (var attribute in element.Attributes)
            {
                var value = attribute.Value.TrimStart();
                Assert.False(attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase), $"{where}: <{element.LocalName} {attribute.Name}=\"{attribute.Value}\">");
                Assert.False(attribute.Name is "href" or "src" or "action" or "formaction" or "srcdoc" or "xlink:href"
                    && (value.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase) || value.StartsWith("data:text", StringComparison.OrdinalIgnoreCase)), $"{where}: <{element.LocalName} {attribute.Name}=\"{attribute.Value}\">");
            }
        }
    }
}
