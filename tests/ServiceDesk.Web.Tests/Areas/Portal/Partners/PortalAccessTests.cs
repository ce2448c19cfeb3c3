using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Partners;
using ServiceDesk.People;
using ServiceDesk.Tickets;
using ServiceDesk.Web.Live;

namespace ServiceDesk.Web.Tests.Areas.Portal.Partners;

/// <summary>Who of those outside sees a request, and what they do with it: everybody by every way.</summary>
public sealed class PortalAccessTests(WebDeskFixture desks) : IClassFixture<WebDeskFixture>
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task EverybodyOutside_SeesAndDoes_WhatTheyMay_AndNothingElse(DatabaseProvider provider)
    {
        var made = await PartnerDesk.MakeAsync(await desks.OnAsync(provider));
        var number = (await made.TicketAsync("Secret matter")).Number;
        await made.RevokeAsync();
        Assert.Equal("list show file live answer close", await MayAsync(made, "owner", number));
        Assert.Equal("list show file live answer close", await MayAsync(made, "process", number));
        Assert.Equal("list show file live", await MayAsync(made, "submit", number));
        foreach (var nobody in (string[])["revoked", "elsewhere", "stranger", "colleague", "foreign"])
            Assert.Equal("", await MayAsync(made, nobody, number));
        await made.ShareAsync(RequestSharing.Seen);
        Assert.Equal("list show file live", await MayAsync(made, "colleague", number));
        await made.ShareAsync(RequestSharing.Answered);
        Assert.Equal("list show file live answer close", await MayAsync(made, "colleague", number));
        Assert.Equal("", await MayAsync(made, "stranger", number));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task PartnerOfOneSystem_SeesThatSystemsRequestsAlone(DatabaseProvider provider)
    {
        var made = await PartnerDesk.MakeAsync(await desks.OnAsync(provider));
        var (press, lathe) = (await made.SystemAsync("Press"), await made.SystemAsync("Lathe"));
        await made.KeepAsync(async (partners, act) => Assert.Equal(PartnerOutcome.Done, await partners.AddAsync(act, made.Served, made.Elsewhere, press, default)));
        using var browser = await made.BrowserAsync("elsewhere");
        var form = await browser.GetAsync("requests/new");
        Assert.Equal(["Myself", $"other {made.Key}", $"served {made.Key} · Press (SN-1)"], form.TextsOf("#Form_For option"));
        var values = new Dictionary<string, object?> { ["Form.For"] = $"{made.Served}-{press}", ["Form.Subject"] = "Press stuck", ["Form.Text"] = "x" };
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SubmitAsync(form, "#new-request", values)).Status);
        foreach (var closed in (string[])[$"{made.Served}", $"{made.Served}-{lathe}", "1-1"])
            Assert.Equal(HttpStatusCode.NotFound, (await browser.SubmitAsync(form, "#new-request", new(values) { ["Form.For"] = closed })).Status);
        var whole = await made.TicketAsync("Of no system");
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"requests/{whole.Number}")).Status);
        Assert.Equal(["Press stuck"], (await browser.GetAsync("?whose=customers")).TextsOf(".list .cell-main"));
        using var other = await made.BrowserAsync("process");
        Assert.Equal(["Of no system", "Press stuck"], (await other.GetAsync("?whose=customers")).TextsOf(".list .cell-main"));
        Assert.Equal(["Press stuck"], (await other.GetAsync($"?whose=customers&for={made.Served}-{press}")).TextsOf(".list .cell-main"));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task PartnersPerson_OpensARequestForTheCustomer_AndTheHistorySaysSo(DatabaseProvider provider)
    {
        var made = await PartnerDesk.MakeAsync(await desks.OnAsync(provider));
        using var browser = await made.BrowserAsync("submit");
        var created = await browser.SubmitAsync(
            await browser.GetAsync($"requests/new?for={made.Served}"), "#new-request", new() { ["Form.Subject"] = "For the customer", ["Form.Text"] = "x" });
        var page = await browser.FollowAsync(created);
        Assert.Equal("For the customer", page.TextOf("h1"));
        Assert.True(page.Has("#answer"));
        var ticket = await made.Desk.ReadAsync(made.Tenant, db => db.Tickets.Include(x => x.History).SingleAsync(x => x.RequesterId == made.Person("submit").Id));
        Assert.Equal(made.Served, ticket.CustomerId);
        using var staff = await made.Desk.BrowserAsync(made.Tenant, made.Tenant.Agent);
        Assert.Contains($"opened it for served {made.Key}, as the partner partner {made.Key}", (await staff.GetAsync($"staff/tickets/{ticket.Number}")).Document.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("For the customer", (await staff.GetAsync($"staff/customers/{made.Served}")).Body, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Stream_TellsAPartnersPerson_OfTheCustomersRequests(DatabaseProvider provider)
    {
        var made = await PartnerDesk.MakeAsync(await desks.OnAsync(provider));
        var since = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        var ticket = await made.TicketAsync("Heard of");
        using var browser = await made.BrowserAsync("submit");
        using var stream = await browser.Client.GetAsync(browser.Absolute($"live?since={since}"), HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        using var reader = new StreamReader(await stream.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        string? line;
        do
            line = await reader.ReadLineAsync(TestContext.Current.CancellationToken);
        while (line?.StartsWith("data: ", StringComparison.Ordinal) == false);
        Assert.Equal($$"""data: {"topics":["list","ticket:{{ticket.Number}}"]}""", line);
    }

    [Fact]
    public async Task ListsOfOthers_AreNotThere_ForWhoeverHasNone_AndTakeFourCommandsAtMost()
    {
        var made = await PartnerDesk.MakeAsync(await desks.OnAsync());
        await made.SystemAsync("Press");
        await made.TicketAsync("One");
        await made.ShareAsync(RequestSharing.Seen);
        using var stranger = await made.BrowserAsync("stranger");
        Assert.False((await stranger.GetAsync("")).Has(".whose-tabs"));
        foreach (var list in (string[])["organisation", "customers"])
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"?whose={list}")).Status);
        foreach (var (name, address) in ((string, string)[])[("process", "?whose=customers"), ("colleague", "?whose=organisation"), ("process", ""), ("process", "?whose=customers&show=ended")])
        {
            using var browser = await made.BrowserAsync(name);
            await browser.GetAsync(address);
            made.Desk.Commands.Reset();
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(address)).Status);
            Assert.True(made.Desk.Commands.Texts.Count <= 4, string.Join("\n\n", made.Desk.Commands.Texts));
        }
    }

    [Fact]
    public async Task Mails_AreSwitchedByThePersonAlone()
    {
        var made = await PartnerDesk.MakeAsync(await desks.OnAsync());
        using var browser = await made.BrowserAsync("process");
        var page = await browser.GetAsync("?whose=customers");
        Assert.True(await IsToldAsync(made));
        page = await browser.FollowAsync(await browser.SubmitAsync(page, "form[action$='partner-notices']"));
        Assert.Contains("no mails", page.TextOf("[role=status]"), StringComparison.Ordinal);
        Assert.False(await IsToldAsync(made));
        using var stranger = await made.BrowserAsync("stranger");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostAsync("requests/partner-notices", await stranger.GetAsync("requests/new"), new() { ["isTold"] = "true" })).Status);
    }

    private static Task<bool> IsToldAsync(PartnerDesk made) =>
        made.Desk.ReadAsync(made.Tenant, db => db.PartnerPeople.Where(x => x.PersonId == made.Person("process").Id).Select(x => x.IsTold).SingleAsync());

    /// <summary>What somebody may do with a request, in words; a way that is closed has to answer 404.</summary>
    private static async Task<string> MayAsync(PartnerDesk made, string name, int number)
    {
        using var browser = await made.BrowserAsync(name);
        var ticket = await made.Desk.ReadAsync(made.Tenant, db => db.Tickets.SingleAsync(x => x.Number == number));
        var file = await made.Desk.ReadAsync(made.Tenant, db => db.Attachments.Where(x => x.Message!.TicketId == ticket.Id).Select(x => x.Id).SingleAsync());
        var may = new List<string>();
        var lists = new List<string>();
        foreach (var list in (string[])["?show=open", "?show=ended", "?whose=organisation", "?whose=organisation&show=ended", "?whose=customers", "?whose=customers&show=ended"])
            lists.AddRange((await browser.GetAsync(list)).TextsOf(".list .cell-main"));
        Add("list", lists.Contains("Secret matter"));
        Add("show", Is((await browser.GetAsync($"requests/{number}")).Status == HttpStatusCode.OK, await browser.GetAsync($"requests/{number}")));
        Add("file", Is((await browser.GetAsync($"attachments/{file}")).Status == HttpStatusCode.OK, await browser.GetAsync($"attachments/{file}")));
        Add("live", await HearsAsync(made, name, ticket));
        var form = await browser.GetAsync("requests/new");
        foreach (var (step, way) in ((string, string)[])[("Update", "answer"), ("Close", "close")])
        {
            var sent = await browser.PostAsync($"requests/{number}/answers", form, new() { ["Form.Text"] = $"From {name}", ["Form.Step"] = step });
            Add(way, Is(sent.Status == HttpStatusCode.Redirect, sent));
        }
        return string.Join(' ', may);

        void Add(string way, bool isOpen)
        {
            if (isOpen)
                may.Add(way);
        }
    }

    private static bool Is(bool isOpen, WebPage page)
    {
        Assert.True(isOpen || page.Status == HttpStatusCode.NotFound, $"{page.Address}: {page.Status}");
        return isOpen;
    }

    private static async Task<bool> HearsAsync(PartnerDesk made, string name, Ticket ticket)
    {
        if (name == "foreign")
            return false; // A stream is of one tenant.
        var me = made.Person(name).Id;
        var sight = await made.Desk.InAsync(made.Tenant, scope => scope.GetRequiredService<PortalSights>().OfAsync(me, default));
        return new LiveChange(1, ticket.Number, ticket.RequesterId, null, null) { CustomerId = ticket.CustomerId, SystemId = ticket.SystemId }.IsFor(me, Rights.None, sight);
    }
}
