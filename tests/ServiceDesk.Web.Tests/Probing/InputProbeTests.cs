using System.Net;
using ServiceDesk.Database;
using ServiceDesk.Web.Tests.CrossTenant;

namespace ServiceDesk.Web.Tests.Probing;

/// <summary>Input that breaks what takes it for something else: SQL, zero bytes, halves of characters, texts without an end, ids that are none.</summary>
public sealed class InputProbeTests
{
    private static readonly string[] Probes =
    [
        "' OR 1=1 --", "\"; DROP TABLE \"Tickets\"; --", "a\0b", "%' AND (SELECT count(*) FROM \"Accounts\") > 0 --", "\ud800", "\u202e\ufeff",
        "-1", "99999999999999999999", "NaN", "../../../etc/passwd", "\"unclosed", "((((((((((", "a:b:c:*", new string('x', 20_000),
    ];

    private static readonly string[] Names = ["q", "view", "sort", "by", "group", "from", "before", "after", "page", "state", "kind", "into", "relation", "queue", "id", "returnUrl", "person", "since", "lastEventId", "macro", "show"];

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task NoPage_BreaksOnWhatStandsInItsQuery(DatabaseProvider provider)
    {
        await using var probed = await ProbedDesk.StartAsync(provider);
        var before = await ForeignRows.DumpAsync(probed.Desk, probed.Desk.Alpha);
        var failures = new List<string>();
        foreach (var (_, address) in probed.Routes.Where(x => x.Method == "GET"))
            foreach (var probe in Probes)
            {
                var value = WebUtility.UrlEncode(probe.Length > 5000 ? probe[..5000] : probe);
                var page = await probed.Chief.GetAsync($"{address}?{string.Join('&', Names.Where(_ => probe.Length < 1000).Select(x => $"{x}={value}"))}");
                if ((int)page.Status >= 500)
                    failures.Add($"GET {address} with {probe[..Math.Min(30, probe.Length)]}: {(int)page.Status}");
            }
        Assert.True(failures.Count == 0, string.Join('\n', failures.Take(40)));
        Assert.Equal(before, await ForeignRows.DumpAsync(probed.Desk, probed.Desk.Alpha));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task NoForm_BreaksOnWhatIsWrittenIntoIt(DatabaseProvider provider)
    {
        await using var probed = await ProbedDesk.StartAsync(provider);
        var tried = new HashSet<string>();
        var failures = new List<string>();
        foreach (var (browser, page) in await probed.PagesAsync())
            foreach (var form in page.Document.Forms)
            {
                if (!ProbedDesk.FormsOf(page).Contains(form) || !tried.Add($"{form.Method} {form.Action}"))
                    continue;
                form.Id = "probed";
                foreach (var probe in Probes)
                {
                    // Whatever a field is: those that carry an id along too.
                    var values = ProbedDesk.TextsOf(form).Select(x => x.GetAttribute("name")!).Distinct().ToDictionary(x => x, object? (_) => probe);
                    var answer = await browser.SubmitAsync(page, "#probed", values);
                    if ((int)answer.Status >= 500)
                        failures.Add($"{form.Method} {form.Action} with {probe[..Math.Min(30, probe.Length)]}: {(int)answer.Status}");
                }
                form.Id = null;
            }
        Assert.True(tried.Count > 40, $"Only {tried.Count} forms were found.");
        Assert.True(failures.Count == 0, string.Join('\n', failures.Take(40)));
    }
}
