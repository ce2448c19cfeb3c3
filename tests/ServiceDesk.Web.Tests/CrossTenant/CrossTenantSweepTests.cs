using System.Globalization;
using System.Net;
using AngleSharp.Html.Dom;
using ServiceDesk.Database;

namespace ServiceDesk.Web.Tests.CrossTenant;

/// <summary>
/// Signed in at alpha with every right, all of beta's ids are tried on every route and in every form. Routes are read from the
/// application and forms from its pages, so new ones are swept without a line here.
/// </summary>
public sealed class CrossTenantSweepTests
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task EveryRoute_WithForeignIds_Answers404AndChangesNothing(DatabaseProvider provider)
    {
        await using var desk = await WebDesk.StartAsync(provider);
        var rows = await ForeignRows.AddAsync(desk);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var before = await ForeignRows.DumpAsync(desk, desk.Beta);
        var tokens = await browser.GetAsync("staff/tickets/new");
        var failures = new List<string>();
        foreach (var route in SweepRoute.All(desk.Services).Where(x => x.HasParameters && x.Controller != "Errors"))
        {
            var address = route.Foreign(rows);
            var page = route.Method == "GET" ? await browser.GetAsync(address) : await browser.PostAsync(address, tokens, Fields(rows));
            // A link that signs in answers a token that is not its own with a page of words, never with a person.
            var refused = page.Status == HttpStatusCode.NotFound
                || (IsOneTimeLink(route) && page.Status is HttpStatusCode.OK or HttpStatusCode.BadRequest or HttpStatusCode.Gone or HttpStatusCode.UnprocessableEntity);
            if (!refused || Leaks(page))
                failures.Add($"{route.Method} {address}: {(int)page.Status}{(Leaks(page) ? ", with beta's words" : "")}");
        }
        Assert.Empty(failures);
        Assert.Equal(before, await ForeignRows.DumpAsync(desk, desk.Beta));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task EveryPage_WithForeignIdsInItsQuery_ShowsNoByteOfTheOtherTenant(DatabaseProvider provider)
    {
        await using var desk = await WebDesk.StartAsync(provider);
        var rows = await ForeignRows.AddAsync(desk);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var query = string.Join('&', Fields(rows).Select(x => $"{x.Key}={Uri.EscapeDataString(x.Value)}"));
        foreach (var route in SweepRoute.All(desk.Services).Where(x => x is { HasParameters: false, Method: "GET" } && x.Template != "live"))
            foreach (var suffix in (string[])["", "?" + query, $"?q={ForeignRows.Word}"])
            {
                var page = await browser.GetAsync(route.Template + suffix);
                Assert.False(Leaks(page), $"GET {route.Template}{suffix} shows beta's words.");
                Assert.True((int)page.Status < 500, $"GET {route.Template}{suffix} answered {(int)page.Status}.");
            }
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task EveryForm_WithForeignIdsInItsFields_TakesNone(DatabaseProvider provider)
    {
        await using var desk = await WebDesk.StartAsync(provider);
        var rows = await ForeignRows.AddAsync(desk);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var before = await ForeignRows.DumpAsync(desk, desk.Beta);
        var tried = 0;
        foreach (var address in await OwnPagesAsync(desk, browser))
        {
            var page = await browser.GetAsync(address);
            foreach (var form in page.Document.Forms.Where(x => x.Method == "post" && !x.Action.EndsWith("/sign-out", StringComparison.Ordinal)))
                foreach (var select in form.QuerySelectorAll("select[name]").OfType<IHtmlSelectElement>())
                    foreach (var id in (long[])[rows.Queue, rows.Group, rows.Person, rows.Mailbox])
                    {
                        var fields = FieldsOf(form);
                        fields[select.Name!] = id.ToString(CultureInfo.InvariantCulture);
                        var answer = await browser.PostAsync(new Uri(form.Action).PathAndQuery, page, fields);
                        Assert.True((int)answer.Status < 500, $"POST {form.Action} with {select.Name}={id} answered {(int)answer.Status}.");
                        Assert.False(Leaks(answer), $"POST {form.Action} with {select.Name}={id} shows beta's words.");
                        tried++;
                    }
        }
        Assert.True(tried > 20, $"Only {tried} fields were tried: the sweep does not find the forms.");
        Assert.Empty(await ForeignRows.StrayReferencesAsync(desk, desk.Alpha));
        Assert.Equal(before, await ForeignRows.DumpAsync(desk, desk.Beta));
    }

    [Fact]
    public async Task SameNumber_ShowsTheOwnTicket()
    {
        await using var desk = await WebDesk.StartAsync();
        await ForeignRows.AddAsync(desk);
        using var staff = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        using var requester = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Requester);
        foreach (var page in (WebPage[])[await staff.GetAsync("staff/tickets/1"), await requester.GetAsync("requests/1")])
        {
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Contains("Alpha's own words.", page.Document.Body!.TextContent, StringComparison.Ordinal);
            Assert.False(Leaks(page));
        }
    }

    private static bool Leaks(WebPage page) => page.Body.Contains(ForeignRows.Marker, StringComparison.OrdinalIgnoreCase);

    private static bool IsOneTimeLink(SweepRoute route) =>
        route.Template.StartsWith("sign-in/links/", StringComparison.Ordinal) || route.Template.StartsWith("invitation/", StringComparison.Ordinal);

    /// <summary>Beta's ids under every name that a form or query of this application uses.</summary>
    private static Dictionary<string, string> Fields(ForeignRows rows) => new()
    {
        ["queue"] = rows.Queue.ToString(CultureInfo.InvariantCulture),
        ["queueId"] = rows.Queue.ToString(CultureInfo.InvariantCulture),
        ["groupId"] = rows.Group.ToString(CultureInfo.InvariantCulture),
        ["assignee"] = rows.Person.ToString(CultureInfo.InvariantCulture),
        ["assigneeId"] = rows.Person.ToString(CultureInfo.InvariantCulture),
        ["customer"] = "1",
        ["personId"] = rows.Person.ToString(CultureInfo.InvariantCulture),
        ["id"] = rows.Message.ToString(CultureInfo.InvariantCulture),
        ["role"] = "1",
        ["typeId"] = rows.GuideEntry.ToString(CultureInfo.InvariantCulture),
    };

    private static Dictionary<string, string> FieldsOf(IHtmlFormElement form) => form.Elements
        .Where(x => x.GetAttribute("name") is { Length: > 0 } && x is not IHtmlButtonElement)
        .GroupBy(x => x.GetAttribute("name")!)
        .ToDictionary(x => x.Key, x => x.First() switch
        {
            IHtmlSelectElement select => select.Value ?? "",
            IHtmlTextAreaElement area => area.Value.Length > 0 ? area.Value : "Swept",
            IHtmlInputElement { Type: "email" } => "swept@customer.test",
            IHtmlInputElement input => string.IsNullOrEmpty(input.Value) && input.Type == "text" ? "Swept" : input.Value ?? "",
            _ => "",
        });

    private static async Task<IReadOnlyList<string>> OwnPagesAsync(WebDesk desk, Browser browser)
    {
        var pages = SweepRoute.All(desk.Services).Where(x => x is { HasParameters: false, Method: "GET" } && x.Template != "live")
            .Select(x => x.Template).Append("staff/tickets/1").ToHashSet();
        // One step further: what the pages link to below admin/.
        foreach (var page in pages.Where(x => x.StartsWith("admin", StringComparison.Ordinal)).ToList())
            foreach (var link in (await browser.GetAsync(page)).Document.Links.OfType<IHtmlAnchorElement>())
                if (new Uri(link.Href).AbsolutePath is var path && path.StartsWith("/alpha/admin/", StringComparison.Ordinal))
                    pages.Add(path);
        return [.. pages];
    }
}
