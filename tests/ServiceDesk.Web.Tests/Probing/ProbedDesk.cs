using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using ServiceDesk.Database;
using ServiceDesk.Installation;
using ServiceDesk.Tenants;
using ServiceDesk.Web.Tests.CrossTenant;
using Microsoft.Extensions.DependencyInjection;

namespace ServiceDesk.Web.Tests.Probing;

/// <summary>
/// A desk that has one of everything, seen by whoever may do everything there. Its pages and forms are read from the application itself, so
/// that new ones are probed without a line here.
/// </summary>
internal sealed class ProbedDesk : IAsyncDisposable
{
    private ProbedDesk(WebDesk desk, ForeignRows rows, Browser chief, Browser requester) => (Desk, Rows, Chief, Requester) = (desk, rows, chief, requester);

    public WebDesk Desk { get; }

    public ForeignRows Rows { get; }

    /// <summary>An administrator and operator.</summary>
    public Browser Chief { get; }

    public Browser Requester { get; }

    public static async Task<ProbedDesk> StartAsync(DatabaseProvider provider)
    {
        var desk = await WebDesk.StartAsync(provider);
        var rows = await ForeignRows.AddAsync(desk);
        await desk.OpenTicketAsync(desk.Beta);
        await desk.InAsync(desk.Beta, async scope =>
        {
            await scope.GetRequiredService<ChangeOperators>().AddAsync(desk.Beta.Administrator.Address, default);
            await scope.GetRequiredService<ChangeLicence>().RunAsync("beta", new(LicencePackage.Wholesale, null, null), default);
        });
        return new(desk, rows, await desk.BrowserAsync(desk.Beta, desk.Beta.Administrator), await desk.BrowserAsync(desk.Beta, desk.Beta.Requester));
    }

    /// <summary>Every route of the application, with this desk's own ids.</summary>
    public IReadOnlyList<(string Method, string Address)> Routes => [.. SweepRoute.All(Desk.Services)
        .Where(x => x.Controller != "Errors" && x.Template != "live" && !x.Template.StartsWith("installation/", StringComparison.Ordinal))
        .Select(x => (x.Method, x.HasParameters ? x.Foreign(Rows) : x.Template)).Distinct()];

    /// <summary>The pages that there are to see, with what each browser sees.</summary>
    public async Task<IReadOnlyList<(Browser Browser, WebPage Page)>> PagesAsync()
    {
        var pages = new List<(Browser, WebPage)>();
        foreach (var browser in (Browser[])[Chief, Requester])
            foreach (var (_, address) in Routes.Where(x => x.Method == "GET"))
                if (await browser.GetAsync(address) is { Response.Content.Headers.ContentType.MediaType: "text/html", Status: System.Net.HttpStatusCode.OK } page)
                    pages.Add((browser, page));
        Assert.True(pages.Count > 80, $"Only {pages.Count} pages were found.");
        return pages;
    }

    /// <summary>The forms of a page that somebody can write into.</summary>
    public static IEnumerable<IHtmlFormElement> FormsOf(WebPage page) => page.Document.Forms.Where(x => !x.Action.EndsWith("/sign-out", StringComparison.Ordinal) && TextsOf(x).Any());

    public static IEnumerable<IElement> TextsOf(IHtmlFormElement form) => form.Elements.Where(x => x.GetAttribute("name") is { Length: > 0 } name
        && name != "__RequestVerificationToken" && (x is IHtmlTextAreaElement || x is IHtmlInputElement { Type: "text" or "search" or "url" or "tel" or "hidden" }));

    /// <summary>Whether a field is one that people write words into, not one that carries an id along.</summary>
    public static bool IsWritten(IElement field) => field is not IHtmlInputElement { Type: "hidden" } || field.GetAttribute("name")!.EndsWith("Html", StringComparison.Ordinal);

    public async ValueTask DisposeAsync()
    {
        Chief.Dispose();
        Requester.Dispose();
        await Desk.DisposeAsync();
    }
}
