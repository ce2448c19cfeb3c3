using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Outbox;
using ServiceDesk.Tickets;
using ServiceDesk.Web.SignIn;

namespace ServiceDesk.Web.Tests.Areas.Portal.Partners;

/// <summary>Systems submit: by their link, and by their token.</summary>
public sealed class SystemLinkControllerTests(WebDeskFixture desks) : IClassFixture<WebDeskFixture>
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Link_SubmitsForItsSystem_WithoutSigningIn_AndThePartnerIsTold(DatabaseProvider provider)
    {
        var made = await PartnerDesk.MakeAsync(await desks.OnAsync(provider));
        var system = await made.SystemAsync("Press");
        var link = await made.AccessAsync((access, act) => access.NewLinkAsync(act, system, default));
        using var browser = await made.Desk.BrowserAsync(made.Tenant);
        var page = await browser.GetAsync($"systems/{link}");
        Assert.Equal("Press (SN-1)", page.TextOf("h1"));
        Assert.Equal("no-referrer", page.Response.Headers.GetValues("Referrer-Policy").Single());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SubmitAsync(page, "#system-request", new() { ["Form.Subject"] = "Stuck" })).Status);
        var values = Filled(made);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.SubmitAsync(page, "#system-request", new(values) { [TrapFieldAttribute.Name] = "x" })).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SubmitAsync(page, "#system-request", new(values) { ["Form.Address"] = "nowhere" })).Status);
        page = await browser.FollowAsync(await browser.SubmitAsync(page, "#system-request", values));
        Assert.Contains("its number is", page.TextOf("[role=status]"), StringComparison.Ordinal);

        var ticket = await made.Desk.ReadAsync(made.Tenant, db => db.Tickets.Include(x => x.Requester).Include(x => x.History).SingleAsync(x => x.SystemId == system));
        Assert.Equal((made.Served, $"passer@by-{made.Key}.test", "Pat Passer", Door.Portal), (ticket.CustomerId!.Value, ticket.Requester!.Address, ticket.Requester.Name, ticket.Door));
        Assert.Null(ticket.Requester.CustomerId);
        Assert.Contains(ticket.History, x => x is { Fact: Fact.SentFromSystem, To: "Press (SN-1)" });
        var told = await made.Desk.ReadAsync(made.Tenant, db => db.Outbox.Where(x => x.TicketId == ticket.Id && x.Kind == OutboxKind.PartnerUpdate).OrderBy(x => x.Id).Select(x => x.Person.Name).ToListAsync());
        Assert.Equal(["process", "revoked"], told.Order());
        using var staff = await made.Desk.BrowserAsync(made.Tenant, made.Tenant.Agent);
        Assert.Equal("Press", (await staff.GetAsync($"staff/tickets/{ticket.Number}")).TextOf($"a[href$='staff/systems/{system}']"));
        Assert.Contains("Stuck", (await staff.GetAsync($"staff/systems/{system}")).TextOf(".list"), StringComparison.Ordinal);
        Assert.Contains("Stuck", (await staff.GetAsync($"staff/tickets?q=system:%23{system}")).TextOf(".list"), StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Link_ThatIsWrong_Old_Ended_OfAnArchivedSystem_OrOfAnotherTenant_IsNotFound(DatabaseProvider provider)
    {
        var made = await PartnerDesk.MakeAsync(await desks.OnAsync(provider));
        var system = await made.SystemAsync("Press");
        var old = await made.AccessAsync((access, act) => access.NewLinkAsync(act, system, default));
        var link = await made.AccessAsync((access, act) => access.NewLinkAsync(act, system, default));
        using var browser = await made.Desk.BrowserAsync(made.Tenant);
        var form = await browser.GetAsync($"systems/{link}");
        Assert.Equal(HttpStatusCode.OK, form.Status);
        foreach (var bad in (string[])[$"systems/{old}", $"systems/{link![..^1]}", "systems/x", $"systems/{system}_", $"/beta/systems/{link}"])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(bad)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync(bad, form, new() { ["Form.Subject"] = "x" })).Status);
        }
        Assert.True(await made.AccessAsync((access, act) => access.EndLinkAsync(act, system, default)));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"systems/{link}")).Status);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Token_SubmitsForItsSystem_AndNothingElseDoes(DatabaseProvider provider)
    {
        var made = await PartnerDesk.MakeAsync(await desks.OnAsync(provider));
        var system = await made.SystemAsync("Press");
        var old = await made.AccessAsync((access, act) => access.NewTokenAsync(act, system, default));
        var token = await made.AccessAsync((access, act) => access.NewTokenAsync(act, system, default));
        var link = await made.AccessAsync((access, act) => access.NewLinkAsync(act, system, default));
        var sent = new { subject = "Overheated", text = "92 °C", name = "Press", address = $"press@by-{made.Key}.test", files = new[] { new { name = "log.txt", contentType = "text/plain", content = "eA==" } } };
        Assert.Equal(HttpStatusCode.Created, await PostAsync(made, "alpha", token, sent));
        var ticket = await made.Desk.ReadAsync(made.Tenant, db => db.Tickets.SingleAsync(x => x.SystemId == system));
        Assert.Equal(("Overheated", made.Served, Door.Api), (ticket.Subject, ticket.CustomerId!.Value, ticket.Door));
        Assert.Equal(1, await made.Desk.ReadAsync(made.Tenant, db => db.Attachments.CountAsync(x => x.Message!.TicketId == ticket.Id)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await PostAsync(made, "alpha", token, new { subject = "Nobody", text = "to answer" }));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(made, "alpha", token, new { text = "no subject" }));
        foreach (var (tenant, wrong) in ((string, string?)[])[("alpha", old), ("alpha", null), ("alpha", $"{token}x"), ("alpha", $"system_{link}"), ("beta", token)])
            Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(made, tenant, wrong, sent));
        using var browser = await made.Desk.BrowserAsync(made.Tenant, made.Tenant.Agent);
        await browser.SubmitAsync(await browser.GetAsync($"staff/systems/{system}"), "form[action$='archiving']");
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(made, "alpha", token, sent));
        Assert.Equal(1, await made.Desk.ReadAsync(made.Tenant, db => db.Tickets.CountAsync(x => x.SystemId == system)));
    }

    [Fact]
    public async Task Link_TakesOnlySoManyForms_InAMinute()
    {
        await using var desk = await WebDesk.StartAsync(settings: new() { ["SignIn:PublicFormsPerMinute"] = "3" });
        var made = await PartnerDesk.MakeAsync(desk);
        var link = await made.AccessAsync(async (access, act) => await access.NewLinkAsync(act, await made.SystemAsync("Press"), default));
        using var browser = await desk.BrowserAsync(desk.Alpha);
        var page = await browser.GetAsync($"systems/{link}");
        for (var i = 0; i < 3; i++)
            Assert.Equal(HttpStatusCode.Redirect, (await browser.SubmitAsync(page, "#system-request", Filled(made))).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await browser.SubmitAsync(page, "#system-request", Filled(made))).Status);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync($"systems/{link}")).Status);
    }

    private static Dictionary<string, object?> Filled(PartnerDesk made) => new()
    {
        ["Form.Subject"] = "Stuck", ["Form.Text"] = "It does not move.", ["Form.Name"] = "Pat Passer", ["Form.Address"] = $"passer@by-{made.Key}.test",
        ["Form.Files"] = new FormFile("a.txt", "text/plain", "x"u8.ToArray()),
    };

    private static async Task<HttpStatusCode> PostAsync(PartnerDesk made, string tenant, string? token, object sent)
    {
        using var http = made.Desk.CreateClient(new() { HandleCookies = false, AllowAutoRedirect = false, BaseAddress = made.Desk.Address });
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/{tenant}/api/v1/systems/requests") { Content = JsonContent.Create(sent) };
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await http.SendAsync(request);
        return answer.StatusCode;
    }
}
