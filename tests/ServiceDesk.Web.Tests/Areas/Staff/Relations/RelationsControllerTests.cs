using System.Net;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.Relations;
using ServiceDesk.Web.Tests.Areas.Staff.Trash;

namespace ServiceDesk.Web.Tests.Areas.Staff.Relations;

public sealed class RelationsControllerTests(WebDeskFixture desks) : IClassFixture<WebDeskFixture>
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task An_agent_relates_by_number_and_both_pages_show_it_until_it_is_taken_away(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var (one, other) = (await desk.OpenTicketAsync(desk.Alpha, "One"), await desk.OpenTicketAsync(desk.Alpha, "Other"));
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var page = await browser.GetAsync($"staff/tickets/{one.Number}");
        var choice = page.Required(".relations option[value^=inverse-]");
        Assert.Equal("Blocked by", choice.TextContent);
        var form = $".relations form[action$='/relations']";
        var refused = await browser.SubmitAsync(page, form, new() { ["Relation"] = choice.GetAttribute("value"), ["Other"] = $"{one.Number}" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("A ticket cannot be related to itself.", refused.Body, StringComparison.Ordinal);
        var related = await browser.FollowAsync(await browser.SubmitAsync(page, form, new() { ["Relation"] = choice.GetAttribute("value"), ["Other"] = $"#{other.Number}" }));
        Assert.Contains($"Blocked by #{other.Number} Other", related.TextOf(".relations li"), StringComparison.Ordinal);
        Assert.True(related.Has(".relations li .status-badge"));
        Assert.Contains(related.TextsOf(".fact span"), x => x.Contains($"related it: Blocked by #{other.Number}", StringComparison.Ordinal));
        desk.Commands.Reset();
        Assert.Contains($"Blocks #{one.Number} One", (await browser.GetAsync($"staff/tickets/{other.Number}")).TextOf(".relations li"), StringComparison.Ordinal);
        Assert.True(desk.Commands.Texts.Count <= 10, string.Join("\n\n", desk.Commands.Texts));

        var without = await browser.FollowAsync(await browser.SubmitAsync(related, ".relations li form"));
        Assert.Equal("The relation is taken away.", without.TextOf(".notice"));
        Assert.False(without.Has(".relations li form"));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Words_lead_to_what_is_found_and_from_there_to_the_relation(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var word = $"badger{Guid.NewGuid():N}"[..14];
        var (one, other) = (await desk.OpenTicketAsync(desk.Alpha, "One"), await desk.OpenTicketAsync(desk.Alpha, $"About {word}"));
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent, "fr");
        var page = await browser.GetAsync($"staff/tickets/{one.Number}");
        var found = await browser.FollowAsync(await browser.SubmitAsync(page, ".relations form[action$='/relations']", new() { ["Relation"] = "parent", ["Other"] = word }));
        Assert.Equal($"Relier le ticket {one.Number}", found.TextOf("h1"));
        var related = await browser.FollowAsync(await browser.SubmitAsync(found, "table form"));
        Assert.Contains($"Parent de #{other.Number} About {word}", related.TextOf(".relations li"), StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Requesters_neighbours_and_missing_numbers_are_not_found(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var (ticket, second) = (await desk.OpenTicketAsync(desk.Alpha), await desk.OpenTicketAsync(desk.Alpha));
        using var staff = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var page = await staff.GetAsync($"staff/tickets/{ticket.Number}");
        await staff.PostAsync($"staff/tickets/{ticket.Number}/relations", page, new() { ["Relation"] = "related", ["Other"] = $"{second.Number}" });
        var relation = await desk.ReadAsync(desk.Alpha, db => db.Relations.Where(x => x.FromId == ticket.Id).Select(x => x.Id).SingleAsync());
        using var requester = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Requester);
        var own = await requester.GetAsync($"requests/{ticket.Number}");
        var foreign = await ForeignTicket.OpenAsync(desk);
        var fields = new Dictionary<string, string> { ["Relation"] = "related", ["Other"] = $"{second.Number}" };
        Assert.Equal(HttpStatusCode.NotFound, (await staff.GetAsync($"staff/tickets/{foreign.Number}/relations/new")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await requester.GetAsync($"staff/tickets/{ticket.Number}/relations/new")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await staff.PostAsync($"staff/tickets/{foreign.Number}/relations", page, fields)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await staff.PostAsync($"staff/tickets/{foreign.Number}/relations", page, new() { ["Relation"] = "related", ["Other"] = "words" })).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await requester.PostAsync($"staff/tickets/{ticket.Number}/relations", own, fields)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await staff.PostAsync($"staff/tickets/{foreign.Number}/relations/{relation}/removal", page, [])).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await requester.PostAsync($"staff/tickets/{ticket.Number}/relations/{relation}/removal", own, [])).Status);
        using var neighbour = await desk.BrowserAsync(desk.Beta, desk.Beta.Agent);
        var theirs = await neighbour.GetAsync($"staff/tickets/{foreign.Number}");
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.PostAsync($"staff/tickets/{foreign.Number}/relations/{relation}/removal", theirs, [])).Status);
        Assert.True(await desk.ReadAsync(desk.Alpha, db => db.Relations.AnyAsync(x => x.Id == relation)));
    }
}
