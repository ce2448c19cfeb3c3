using System.Net;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.CustomFields;
using ServiceDesk.Database;
using ServiceDesk.Templates.Xslt;
using ServiceDesk.Tickets;
using ServiceDesk.Web.Tests.Api;

namespace ServiceDesk.Web.Tests.CustomFields;

public sealed class CustomFieldPagesTests(WebDeskFixture desks) : IClassFixture<WebDeskFixture>
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_field_goes_from_its_page_by_the_portal_to_the_ticket_the_lists_and_the_program(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var wing = await MakeAsync(desk, "Wing of the house", FieldKind.Choice, FieldAudience.Asked, new() { ["choices"] = "North | fr: Nord\r\nSouth", ["required"] = "yes", ["hint"] = "See the door.", ["key"] = "wing" });
        var cost = await MakeAsync(desk, "Cost", FieldKind.Number, FieldAudience.Staff);
        using var requester = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Requester, "fr");
        var form = await requester.GetAsync("requests/new");
        Assert.Equal(["", "Nord", "South"], form.TextsOf("#field-wing option"));
        Assert.Equal("See the door.", form.TextOf("#field-wing-hint"));
        Assert.False(form.Has("#field-cost"));
        Dictionary<string, object?> said = new() { ["Form.Subject"] = "Cold", ["Form.Text"] = "No heating." };
        var again = await requester.SubmitAsync(form, "#new-request", said);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, true), (again.Status, again.Has("#field-wing.is-invalid")));
        var wrong = await requester.SubmitAsync(form, "#new-request", new(said) { [NameOf("Form.Fields", wing)] = "99" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        var sent = await requester.SubmitAsync(again, "#new-request", new() { [NameOf("Form.Fields", wing)] = "1", [NameOf("Form.Fields", cost)] = "5" });
        var shown = await requester.FollowAsync(sent);
        Assert.Equal(["Nord"], shown.TextsOf(".request-facts dd"));

        var ticket = await desk.ReadAsync(desk.Alpha, db => db.Tickets.OrderByDescending(x => x.Id).FirstAsync());
        using var agent = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var page = await agent.GetAsync($"staff/tickets/{ticket.Number}");
        Assert.Equal("North", page.TextOf("#now-field-wing option[selected]"));
        Assert.Equal("", page.Required("#now-field-cost").GetAttribute("value") ?? "");
        var refused = await agent.SubmitAsync(page, ".composer", new() { [NameOf("Now.Fields", cost)] = "dear" });
        Assert.Contains("takes a number such as 12.5; “dear” was seen.", refused.Body, StringComparison.Ordinal);
        Assert.Equal("dear", refused.Required("#now-field-cost").GetAttribute("value"));
        await agent.SubmitAsync(page, ".composer", new() { [NameOf("Now.Fields", cost)] = "12,5", [NameOf("Now.Fields", wing)] = "2" });
        page = await agent.GetAsync($"staff/tickets/{ticket.Number}");
        Assert.Contains(page.TextsOf(".fact"), x => x.Contains("changed Wing of the house: North to Wing of the house: South", StringComparison.Ordinal));
        Assert.Contains(page.TextsOf(".fact"), x => x.Contains("filled in Cost: 12.5", StringComparison.Ordinal));
        // A form that was open meanwhile changes what its sender has changed, and nothing else.
        await agent.SubmitAsync(page, ".composer", new() { ["Now.Subject"] = "Colder" });
        Assert.Equal(["South"], (await requester.GetAsync($"requests/{ticket.Number}")).TextsOf(".request-facts dd"));

        Assert.Equal(["Colder"], (await agent.GetAsync($"staff/tickets?q={Uri.EscapeDataString("field.wing:south field.cost:>12")}")).TextsOf("[data-row-link]"));
        Assert.Contains("There is no custom field", (await agent.GetAsync($"staff/tickets?q={Uri.EscapeDataString("field.colour:red")}")).Body, StringComparison.Ordinal);
        var file = (await agent.GetAsync("staff/tickets.csv?q=field.wing:south")).Body.Split("\r\n");
        Assert.EndsWith("Wing of the house,Cost", file[0], StringComparison.Ordinal);
        Assert.EndsWith("South,12.5", file[1], StringComparison.Ordinal);
        using var api = await ApiClient.OfAsync(desk, desk.Alpha, desk.Alpha.Agent);
        var (_, changed) = await api.SendAsync(HttpMethod.Patch, $"tickets/{ticket.Number}", new { fields = new Dictionary<string, string?> { ["wing"] = "north", ["COST"] = null } });
        Assert.Equal("{\"wing\":\"North\"}", changed!["fields"]!.ToJsonString());
        var (status, problem) = await api.SendAsync(HttpMethod.Post, "tickets", new { subject = "x", text = "y", requester = "a@customer.test", fields = new Dictionary<string, string> { ["colour"] = "red" } });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, true), (status, problem!.ToJsonString().Contains("cost", StringComparison.Ordinal)));
        var (_, opened) = await api.SendAsync(HttpMethod.Post, "tickets", new { subject = "x", text = "y", requester = "a@customer.test", fields = new Dictionary<string, string> { ["cost"] = "7" } });
        Assert.Equal("{\"cost\":\"7\"}", opened!["fields"]!.ToJsonString());
        Assert.Equal("wing", await KeysAsync(desk, ticket.Number, TemplateReader.Requester));
    }

    [Fact]
    public async Task Templates_show_requesters_only_what_requesters_see()
    {
        await using var desk = await WebDesk.StartAsync();
        var (secret, seen) = (await MakeAsync(desk, "Secret", FieldKind.Line, FieldAudience.Staff), await MakeAsync(desk, "Seen", FieldKind.Flag, FieldAudience.Shown));
        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        using var agent = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        await agent.SubmitAsync(await agent.GetAsync($"staff/tickets/{ticket.Number}"), ".composer", new() { [NameOf("Now.Fields", secret)] = "hush", [NameOf("Now.Fields", seen)] = "yes" });
        Assert.Equal("secret seen", await KeysAsync(desk, ticket.Number, TemplateReader.Staff));
        Assert.Equal("seen", await KeysAsync(desk, ticket.Number, TemplateReader.Requester));
        using var requester = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Requester);
        var page = await requester.GetAsync($"requests/{ticket.Number}");
        Assert.Equal(["Yes"], page.TextsOf(".request-facts dd"));
        Assert.DoesNotContain("hush", page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forms_ask_what_the_chosen_queue_and_type_have()
    {
        await using var desk = await WebDesk.StartAsync();
        var queues = await desk.ReadAsync(desk.Alpha, db => db.Queues.Where(x => x.IsOffered).OrderBy(x => x.Order).ToListAsync());
        var type = await desk.ReadAsync(desk.Alpha, db => db.Set<ServiceDesk.Guides.GuideEntry>().FirstAsync(x => x.Kind == "types"));
        var ofQueue = await MakeAsync(desk, "Street", FieldKind.Line, FieldAudience.Asked, new() { ["queues"] = queues[1].Id, ["required"] = "yes" });
        var ofType = await MakeAsync(desk, "Since", FieldKind.Date, FieldAudience.Asked, new() { ["types"] = type.Id });
        foreach (var (person, address, form, prefix) in new[] { (desk.Alpha.Requester, "requests/new", "#new-request", "Form."), (desk.Alpha.Agent, "staff/tickets/new", "#new-ticket", "") })
        {
            using var browser = await desk.BrowserAsync(desk.Alpha, person);
            var page = await browser.GetAsync(address);
            Assert.Equal((true, true), (page.Has("[hidden] > #field-street[disabled]"), page.Has("[hidden] > #field-since[disabled]")));
            Dictionary<string, object?> said = new() { [$"{prefix}Subject"] = $"Visit {prefix}", [$"{prefix}Text"] = "Please.", [$"{prefix}QueueId"] = queues[1].Id };
            if (prefix.Length == 0)
                said["RequesterAddress"] = "caller@customer.test";
            // Without a script nobody could see it: nothing is opened before they could.
            var again = await browser.SubmitAsync(page, form, said);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
            Assert.Contains("it stands in the form now", again.TextOf(form), StringComparison.Ordinal);
            Assert.Equal((true, true), (again.Has("#field-street:not([disabled])"), again.Has("[hidden] > #field-since[disabled]")));
            // What another choice would have asked for is not taken.
            var sent = await browser.SubmitAsync(again, form, new() { [NameOf($"{prefix}Fields", ofQueue)] = "Main Street", [NameOf($"{prefix}Fields", ofType)] = "2026-01-01" });
            Assert.Equal(HttpStatusCode.Redirect, sent.Status);
            var ticket = await desk.ReadAsync(desk.Alpha, db => db.Tickets.OrderByDescending(x => x.Id).FirstAsync());
            Assert.Equal(new Dictionary<long, string> { [ofQueue.Id] = "Main Street" }, FieldFormat.Unpack(ticket.FieldText));
            Assert.Equal(queues[1].Id, ticket.QueueId);
        }
    }

    [Fact]
    public async Task Fields_of_another_desk_are_nowhere()
    {
        await using var desk = await WebDesk.StartAsync();
        var own = await MakeAsync(desk, "Room", FieldKind.Line, FieldAudience.Asked);
        var foreign = await MakeAsync(desk, "Foreign", FieldKind.Line, FieldAudience.Asked, tenant: desk.Beta);
        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        using var agent = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var page = await agent.GetAsync($"staff/tickets/{ticket.Number}");
        Assert.Equal((true, false), (page.Has("#now-field-room"), page.Has("#now-field-foreign")));
        await agent.SubmitAsync(page, ".composer", new() { [NameOf("Now.Fields", own)] = "12", [NameOf("Now.Fields", foreign)] = "mine" });
        Assert.Null((await desk.ReadAsync(desk.Alpha, db => db.Tickets.SingleAsync(x => x.Id == ticket.Id))).FieldText);
        Assert.Contains("There is no custom field", (await agent.GetAsync("staff/tickets?q=field.foreign:mine")).Body, StringComparison.Ordinal);
        using var administrator = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.GetAsync($"admin/guides/fields/{foreign.Id}")).Status);
        // Who may not work on tickets changes none.
        using var requester = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Requester);
        var token = await requester.GetAsync("requests/new");
        Assert.Equal(HttpStatusCode.NotFound, (await requester.PostAsync($"staff/tickets/{ticket.Number}/work", token, new() { [NameOf("Now.Fields", own)] = "13" })).Status);
        Assert.Equal(0, await desk.ReadAsync(desk.Alpha, db => db.FieldValues.CountAsync()));
    }

    private static string NameOf(string prefix, CustomField field) => $"{prefix}[{field.Id}]";

    private static async Task<CustomField> MakeAsync(WebDesk desk, string name, FieldKind kind, FieldAudience audience, Dictionary<string, object>? more = null, WebTenant? tenant = null)
    {
        tenant ??= desk.Alpha;
        using var browser = await desk.BrowserAsync(tenant, tenant.Administrator);
        var values = new Dictionary<string, object?> { ["Form.Name"] = name, ["Form.Values[holds]"] = kind, ["Form.Values[audience]"] = audience };
        foreach (var (input, value) in more ?? [])
            values[$"Form.Values[{input}]"] = value;
        var made = await browser.SubmitAsync(await browser.GetAsync("admin/guides/fields/new"), ".settings-form", values);
        Assert.Equal($"/{tenant.Slug}/admin/guides/fields", made.Location);
        Assert.Contains(name, (await browser.FollowAsync(made)).TextsOf("[data-row-link]"));
        return await desk.ReadAsync(tenant, db => db.CustomFields.AsNoTracking().SingleAsync(x => x.Name == name));
    }

    private static Task<string> KeysAsync(WebDesk desk, int number, TemplateReader reader) => desk.InAsync(desk.Alpha, async scope =>
    {
        var document = await scope.GetRequiredService<TicketDocuments>().FindAsync(number, scope.GetRequiredService<UtcClock>().UtcNow, new() { Reader = reader }, default);
        return string.Join(' ', document!.Root.Elements("fields").Elements("field").Select(x => x.Attribute("key")!.Value));
    });
}
